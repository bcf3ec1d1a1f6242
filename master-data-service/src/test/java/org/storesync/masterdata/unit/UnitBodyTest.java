package org.storesync.masterdata.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class UnitBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','units':'Vial','comment':'of any volume','order_number':4,'colour':'red'}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.UNIT);

        UnitBody.write(UnitBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.UNIT, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        UnitBody.write(UnitBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("colour")).isEqualTo(WHOLE.get("colour"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        Unit odd = UnitBody.read(Sample.META, Sample.oddly(WHOLE));
        Unit empty = UnitBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
