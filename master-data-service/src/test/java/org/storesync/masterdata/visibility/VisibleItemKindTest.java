package org.storesync.masterdata.visibility;

import org.storesync.masterdata.fixture.ShownKindTest;

class VisibleItemKindTest extends ShownKindTest<VisibleItem> {
    VisibleItemKindTest() {
        super(VisibleItemKind.VISIBLE_ITEM, VisibleItem.class, "stock", """
            {'ID':'1','store_ID':'s','item_ID':'i','inactive':true,'default_price':1.25,'ignore_for_orders':true,'margin':10,'stock':'keep'}
            """);
    }
}
