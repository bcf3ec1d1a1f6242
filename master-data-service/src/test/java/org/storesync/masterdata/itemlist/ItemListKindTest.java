package org.storesync.masterdata.itemlist;

import org.storesync.masterdata.fixture.ShownKindTest;

class ItemListKindTest extends ShownKindTest<ItemList> {
    ItemListKindTest() {
        super(ItemListKind.ITEM_LIST, ItemList.class, "isProgram", """
            {'ID':'1','code':'E','description':'d','note':'n','inactive':true,'is_default_price_list':true,'discount_percentage':2.5,'isProgram':true}
            """);
    }
}
