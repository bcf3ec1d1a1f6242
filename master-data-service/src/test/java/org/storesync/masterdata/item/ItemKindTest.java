package org.storesync.masterdata.item;

import org.storesync.masterdata.fixture.ShownKindTest;

class ItemKindTest extends ShownKindTest<Item> {
    ItemKindTest() {
        super(ItemKind.ITEM, Item.class, "custom_data", """
            {'ID':'1','item_name':'Para','code':'P1','unit_ID':'u','type_of':'service','default_pack_size':12.5,'is_vaccine':true,'VEN_category':'V','strength':'5 mg','doses':10,'category_ID':'c','restricted_location_type_ID':'l','volume_per_pack':0.00000012,'universalcodes_code':'N02','universalcodes_name':'paracetamol','ddd factor':1.50,'custom_data':{'a':[1]}}
            """);
    }
}
