package org.storesync.masterdata.itemlist;

import org.storesync.masterdata.fixture.ShownKindTest;

class ListLineKindTest extends ShownKindTest<ListLine> {
    ListLineKindTest() {
        super(ListLineKind.LIST_LINE, ListLine.class, "imprest_quan", """
            {'ID':'1','item_master_ID':'l','item_ID':'i','price':14.5,'order_number':3,'imprest_quan':9}
            """);
    }
}
