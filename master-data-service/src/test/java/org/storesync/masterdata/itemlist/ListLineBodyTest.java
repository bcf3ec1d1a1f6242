package org.storesync.masterdata.itemlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class ListLineBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','item_master_ID':'l','item_ID':'i','price':14.5,'order_number':3,'imprest_quan':9}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.ITEM_LIST_LINE);

        ListLineBody.write(ListLineBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.ITEM_LIST_LINE, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        ListLineBody.write(ListLineBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("imprest_quan")).isEqualTo(WHOLE.get("imprest_quan"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        ListLine odd = ListLineBody.read(Sample.META, Sample.oddly(WHOLE));
        ListLine empty = ListLineBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
