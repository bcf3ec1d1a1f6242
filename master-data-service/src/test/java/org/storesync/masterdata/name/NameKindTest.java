package org.storesync.masterdata.name;

import org.storesync.masterdata.fixture.ShownKindTest;

class NameKindTest extends ShownKindTest<Name> {
    NameKindTest() {
        super(NameKind.NAME, Name.class, "charge code", """
            {'ID':'1','name':'Rhein','code':'R','type':'facility','customer':true,'supplier':true,'manufacturer':true,'donor':true,'hold':true,'bill_address1':'a','bill_address2':'b','country':'DE','phone':'+1','email':'e','url':'u','comment':'c','currency_ID':'x','created_date':'2019-01-07','charge code':'keep'}
            """);
    }
}
