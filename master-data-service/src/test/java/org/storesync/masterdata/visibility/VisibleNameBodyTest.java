package org.storesync.masterdata.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class VisibleNameBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','store_ID':'s','name_ID':'n','inactive':true,'om_name_is_customer':true,'om_name_is_supplier':true,'spare':1}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.VISIBLE_NAME);

        VisibleNameBody.write(VisibleNameBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.VISIBLE_NAME, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        VisibleNameBody.write(VisibleNameBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("spare")).isEqualTo(WHOLE.get("spare"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        VisibleName odd = VisibleNameBody.read(Sample.META, Sample.oddly(WHOLE));
        VisibleName empty = VisibleNameBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
