package org.storesync.reporting.contact;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.metrics.Age;
import org.storesync.reporting.contact.ContactBook.Counts;
import org.storesync.reporting.contact.domain.Silence;
import org.storesync.reporting.metrics.ReportingMeters;

/** Counts silent sites again and again, so that an alarm can tell of them. */
@Singleton
class ContactWatch {
    private final ContactBook book;
    private final SyncReports reports;
    private final Clock clock;
    private volatile Counts last = new Counts(new EnumMap<>(Silence.State.class), new EnumMap<>(Silence.State.class));
    private volatile @Nullable Instant sitesReadAt;

    ContactWatch(ContactBook book, SyncReports reports, Clock clock) {
        this.book = book;
        this.reports = reports;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        for (Silence.State state : Silence.State.values()) {
            String word = state.name().toLowerCase(Locale.ROOT);
            if (state != Silence.State.UNASSIGNED) {
                ReportingMeters.SITES.gauge(
                        meters, this, watch -> watch.last.sites().getOrDefault(state, 0L), word);
            }
            ReportingMeters.STORES.gauge(
                    meters, this, watch -> watch.last.stores().getOrDefault(state, 0L), word);
        }
        ReportingMeters.CONTACTS_AGE.gauge(meters, this, ContactWatch::age);
    }

    @Scheduled(
            every = "{sync.reporting.count-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        last = book.counts(reports.silence());
        sitesReadAt = book.readTimes().sitesAt();
    }

    /** Nothing is known before the list was read once. */
    private double age() {
        Instant readAt = sitesReadAt;
        return readAt == null ? Double.NaN : Age.seconds(readAt, clock);
    }
}
