package org.storesync.masterdata.unit;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.COMMENT_MAX;
import static org.storesync.masterdata.kind.Fields.count;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Units in which items are counted, such as tablet or vial. */
public final class UnitKind {
    @Produces
    @Singleton
    public static final Kind UNIT = Kind.of("unit")
            .table("unit")
            .label("units")
            .sheet("units")
            .fields(
                    text("units", CODE_MAX).column("unit").shown("name").always(),
                    text("comment", COMMENT_MAX).named("comment").initially(""),
                    count("order_number").column("order").shown("orderNumber"))
            .key("units")
            .alsoSearched("comment")
            .build();

    @Produces
    @Singleton
    static Records<Unit> units(UnitRows rows, EditingDesk desk) {
        return new Records<>(UNIT, Unit.class, rows, desk);
    }

    private UnitKind() {}
}
