package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Ways of shipping. */
public final class ShipMethodKind {
    @Produces
    @Singleton
    public static final Kind SHIP_METHOD = Kind.of("ship_method")
            .table("ship_method")
            .label("ways of shipping")
            .sheet("ship-methods")
            .fields(
                    text("method", NAME_MAX).column("method").always(),
                    flag("isActive").column("active").initially(true))
            .key("method")
            .build();

    private ShipMethodKind() {}
}
