package org.storesync.masterdata.store;

import org.storesync.masterdata.fixture.ShownKindTest;

class StoreKindTest extends ShownKindTest<Store> {
    StoreKindTest() {
        super(StoreKind.STORE, Store.class, "sync_id_remote_site", """
            {'ID':'1','code':'S','name':'Store','name_ID':'n','store_mode':'dispensary','disabled':true,'address_1':'a','address_2':'b','phone':'p','tags':'t','created_date':'2019-03-04','sync_id_remote_site':7,'logo':'keep'}
            """);
    }
}
