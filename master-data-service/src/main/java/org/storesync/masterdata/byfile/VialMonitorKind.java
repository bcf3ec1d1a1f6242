package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.count;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** What the monitor of a vaccine vial can show. */
public final class VialMonitorKind {
    @Produces
    @Singleton
    public static final Kind VIAL_MONITOR = Kind.of("vaccine_vial_monitor_status")
            .table("vial_monitor")
            .label("vial monitor statuses")
            .sheet("vial-monitors")
            .fields(
                    text("code", CODE_MAX).column("code").always(),
                    text("description", NAME_MAX).column("description").initially(""),
                    count("level").column("level"),
                    flag("unusable").column("unusable"),
                    flag("is_active").column("active").initially(true))
            .key("code")
            .alsoSearched("description")
            .others("""
                    {"option_id":null}""")
            .build();

    private VialMonitorKind() {}
}
