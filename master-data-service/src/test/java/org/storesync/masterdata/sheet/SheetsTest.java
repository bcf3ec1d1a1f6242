package org.storesync.masterdata.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SheetsTest {
    @ParameterizedTest
    @MethodSource("org.storesync.masterdata.fixture.AllKinds#sheets")
    void everySheetHasItsKeyAndItsFieldsInTheTemplate(Sheet sheet) {
        assertThat(sheet.keyColumns()).isNotEmpty().allMatch(Column::required);
        assertThat(sheet.columns().getLast()).isSameAs(sheet.idColumn());
        assertThat(sheet.columns().stream().map(Column::name))
                .doesNotHaveDuplicates()
                .endsWith("id");
        assertThat(sheet.columns())
                .allMatch(
                        column -> sheet.kind().template().has(column.field().name()),
                        sheet.name() + " fields of the template");
    }
}
