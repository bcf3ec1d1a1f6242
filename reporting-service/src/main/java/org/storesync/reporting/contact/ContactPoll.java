package org.storesync.reporting.contact;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Reads again and again which sites were in contact. If one list can't be read, the other still is. */
@Singleton
public class ContactPoll {
    private static final Logger LOG = Logger.getLogger(ContactPoll.class);

    private final CentralLists lists;
    private final ContactBook book;
    private final Clock clock;
    private final AtomicBoolean sitesAway = new AtomicBoolean();
    private final AtomicBoolean storesAway = new AtomicBoolean();

    ContactPoll(CentralLists lists, ContactBook book, Clock clock) {
        this.lists = lists;
        this.book = book;
        this.clock = clock;
    }

    @Scheduled(every = "${sync.reporting.poll:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        Instant now = clock.instant();
        read("sites", sitesAway, () -> {
            lists.sites(page -> book.noteSites(page, now));
            book.endSites(now);
        });
        read("stores", storesAway, () -> {
            lists.stores(page -> book.noteStores(page, now));
            book.endStores(now);
        });
    }

    private static void read(String list, AtomicBoolean away, Runnable reading) {
        try {
            reading.run();
            away.set(false);
        } catch (CentralLists.Unread e) {
            if (!away.getAndSet(true)) {
                LOG.warnf("the list of %s can't be read, what was last known stays: %s", list, e.getMessage());
            }
        }
    }
}
