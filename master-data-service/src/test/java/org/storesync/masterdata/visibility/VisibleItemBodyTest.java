package org.storesync.masterdata.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class VisibleItemBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','store_ID':'s','item_ID':'i','inactive':true,'default_price':1.25,'ignore_for_orders':true,'margin':10,'stock':'keep'}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.VISIBLE_ITEM);

        VisibleItemBody.write(VisibleItemBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.VISIBLE_ITEM, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        VisibleItemBody.write(VisibleItemBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("stock")).isEqualTo(WHOLE.get("stock"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        VisibleItem odd = VisibleItemBody.read(Sample.META, Sample.oddly(WHOLE));
        VisibleItem empty = VisibleItemBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
