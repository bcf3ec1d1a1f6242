package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Schedules of periods, such as monthly. */
public final class PeriodScheduleKind {
    @Produces
    @Singleton
    public static final Kind PERIOD_SCHEDULE = Kind.of("periodSchedule")
            .table("period_schedule")
            .label("period schedules")
            .sheet("period-schedules")
            .fields(text("name", NAME_MAX).column("name").always())
            .key("name")
            .build();

    private PeriodScheduleKind() {}
}
