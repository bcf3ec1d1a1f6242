package org.storesync.masterdata.unit;

import org.storesync.masterdata.fixture.ShownKindTest;

class UnitKindTest extends ShownKindTest<Unit> {
    UnitKindTest() {
        super(UnitKind.UNIT, Unit.class, "colour", """
            {'ID':'1','units':'Vial','comment':'of any volume','order_number':4,'colour':'red'}
            """);
    }
}
