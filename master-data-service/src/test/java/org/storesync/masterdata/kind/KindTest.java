package org.storesync.masterdata.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.visibility.VisibleItemKind;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.ChangeReader;

/** required-fields.csv has the fields that clients need, according to the field tables of the wire. */
class KindTest {
    @ParameterizedTest
    @MethodSource("org.storesync.masterdata.fixture.AllKinds#all")
    void givesEveryNewRecordTheFieldsClientsInsistOn(Kind kind) throws IOException {
        ObjectNode template = kind.template();
        int fields = 0;
        try (InputStream file = KindTest.class.getResourceAsStream("/required-fields.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("type").equals(kind.recordType())) {
                    assertThat(template.has(row.getField("field")))
                            .as(row.getField("field"))
                            .isTrue();
                    fields++;
                }
            }
        }
        assertThat(new ChangeReader(RecordCatalogue.standard())
                        .restore(kind.recordType(), "1", Operation.UPSERT, -1, Bodies.bytes(template), 1)
                        .faultDetail())
                .isNull();
        assertThat(fields + (kind == VisibleItemKind.VISIBLE_ITEM ? 1 : 0)).isPositive();
    }
}
