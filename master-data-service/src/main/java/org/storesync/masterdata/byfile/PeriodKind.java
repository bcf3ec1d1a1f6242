package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.byfile.PeriodScheduleKind.PERIOD_SCHEDULE;
import static org.storesync.masterdata.kind.Fields.day;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Periods of a schedule. Two periods of different schedules may have one name. */
public final class PeriodKind {
    @Produces
    @Singleton
    public static final Kind PERIOD = Kind.of("period")
            .table("period")
            .label("periods")
            .sheet("periods")
            .fields(
                    text("name", NAME_MAX).column("name").always(),
                    reference("periodScheduleID", PERIOD_SCHEDULE)
                            .column("schedule")
                            .always()
                            .link("schedule_id"),
                    day("startDate").column("start_date"),
                    day("endDate").column("end_date"))
            .key("name", "periodScheduleID")
            .build();

    private PeriodKind() {}
}
