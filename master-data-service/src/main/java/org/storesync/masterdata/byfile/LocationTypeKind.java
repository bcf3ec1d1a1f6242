package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.signed;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Types of storage locations, with the temperatures they keep. */
public final class LocationTypeKind {
    @Produces
    @Singleton
    public static final Kind LOCATION_TYPE = Kind.of("Location_type")
            .table("location_type")
            .label("location types")
            .sheet("location-types")
            .fields(
                    text("Description", NAME_MAX).column("description").always(),
                    signed("Temperature_min").column("minimum"),
                    signed("Temperature_max").column("maximum"))
            .key("Description")
            .others("""
                    {"customData":null}""")
            .build();

    private LocationTypeKind() {}
}
