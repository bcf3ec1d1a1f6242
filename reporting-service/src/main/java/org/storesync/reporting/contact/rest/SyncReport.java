package org.storesync.reporting.contact.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageOf;
import org.storesync.reporting.contact.SyncReports;
import org.storesync.reporting.contact.domain.ContactPosition;
import org.storesync.reporting.contact.domain.Silence;

/** A page of the sync report, the longest silent first. */
@RegisterForReflection
public record SyncReport(
        @Schema(required = true, description = "the time up to which days of silence are counted")
        Instant at,

        @Schema(description = "when the gateway's list of sites was last read; absent: never yet") @Nullable
        Instant sitesReadAt,

        @Schema(description = "when routing's list of stores was last read; absent: never yet") @Nullable
        Instant storesReadAt,

        @Schema(required = true) Counts sites,
        @Schema(required = true) Counts stores,
        @Schema(required = true) List<ContactLine> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** How many sites and stores are in each state. */
    @RegisterForReflection
    @Schema(name = "ContactCounts")
    public record Counts(
            @Schema(required = true) long ok,
            @Schema(required = true) long late,
            @Schema(required = true) long red,
            @Schema(required = true) long never,
            @Schema(required = true) long unassigned) {

        static Counts from(Map<Silence.State, Long> counts) {
            return new Counts(
                    counts.getOrDefault(Silence.State.OK, 0L),
                    counts.getOrDefault(Silence.State.LATE, 0L),
                    counts.getOrDefault(Silence.State.RED, 0L),
                    counts.getOrDefault(Silence.State.NEVER, 0L),
                    counts.getOrDefault(Silence.State.UNASSIGNED, 0L));
        }
    }

    /** A page of at most {@code limit} rows, made from a list of up to one more. */
    static SyncReport from(SyncReports.Page oneMore, int limit) {
        PageOf<ContactLine> page = PageOf.from(
                oneMore.rows(),
                limit,
                last -> Cursor.of(ContactPosition.of(last).keys()),
                row -> ContactLine.from(row, oneMore.silence()));
        return new SyncReport(
                oneMore.silence().now(),
                oneMore.readTimes().sitesAt(),
                oneMore.readTimes().storesAt(),
                Counts.from(oneMore.counts().sites()),
                Counts.from(oneMore.counts().stores()),
                page.items(),
                page.nextCursor());
    }
}
