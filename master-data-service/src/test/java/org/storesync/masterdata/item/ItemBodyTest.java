package org.storesync.masterdata.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class ItemBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','item_name':'Para','code':'P1','unit_ID':'u','type_of':'service','default_pack_size':12.5,'is_vaccine':true,'VEN_category':'V','strength':'5 mg','doses':10,'category_ID':'c','restricted_location_type_ID':'l','volume_per_pack':0.00000012,'universalcodes_code':'N02','universalcodes_name':'paracetamol','ddd factor':1.50,'custom_data':{'a':[1]}}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.ITEM);

        ItemBody.write(ItemBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.ITEM, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        ItemBody.write(ItemBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("custom_data")).isEqualTo(WHOLE.get("custom_data"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        Item odd = ItemBody.read(Sample.META, Sample.oddly(WHOLE));
        Item empty = ItemBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
