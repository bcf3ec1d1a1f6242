package org.storesync.masterdata.itemlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class ItemListBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','code':'E','description':'d','note':'n','inactive':true,'is_default_price_list':true,'discount_percentage':2.5,'isProgram':true}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.ITEM_LIST);

        ItemListBody.write(ItemListBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.ITEM_LIST, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        ItemListBody.write(ItemListBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("isProgram")).isEqualTo(WHOLE.get("isProgram"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        ItemList odd = ItemListBody.read(Sample.META, Sample.oddly(WHOLE));
        ItemList empty = ItemListBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
