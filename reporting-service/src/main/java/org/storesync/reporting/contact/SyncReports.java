package org.storesync.reporting.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.reporting.contact.ContactBook.Counts;
import org.storesync.reporting.contact.ContactBook.ReadTimes;
import org.storesync.reporting.contact.domain.ContactPosition;
import org.storesync.reporting.contact.domain.ContactRow;
import org.storesync.reporting.contact.domain.Silence;

/** The sync report (E4): how long each site was silent, by this server's time. */
@ApplicationScoped
public class SyncReports {
    private final ContactBook book;
    private final ReportingConfig config;
    private final Clock clock;

    SyncReports(ContactBook book, ReportingConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** @param rows the longest silent first */
    public record Page(Silence silence, ReadTimes readTimes, Counts counts, List<ContactRow> rows) {}

    public Page page(Set<String> kinds, @Nullable ContactPosition after, int limit) {
        Silence silence = silence();
        return new Page(silence, book.readTimes(), book.counts(silence), book.page(kinds, after, limit));
    }

    public void each(Set<String> kinds, Consumer<ContactRow> row) {
        book.each(kinds, row);
    }

    /** The limits of silence, counted from now. */
    public Silence silence() {
        return Silence.at(clock.instant(), config.lateAfter(), config.redAfter());
    }
}
