package org.storesync.masterdata.visibility;

import org.storesync.masterdata.fixture.ShownKindTest;

class VisibleNameKindTest extends ShownKindTest<VisibleName> {
    VisibleNameKindTest() {
        super(VisibleNameKind.VISIBLE_NAME, VisibleName.class, "spare", """
            {'ID':'1','store_ID':'s','name_ID':'n','inactive':true,'om_name_is_customer':true,'om_name_is_supplier':true,'spare':1}
            """);
    }
}
