package org.storesync.gateway.contact;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.model.SiteId;

/**
 * Notes each call in memory, and writes it to the database at most once per {@link GatewayConfig#contactWriteInterval()} and site. One
 * statement writes all sites that are due. So a site that polls and has nothing to do costs the database nothing. A site's first contact is
 * written at once.
 */
@Singleton
public class ContactBook {
    private static final Logger LOG = Logger.getLogger(ContactBook.class);
    private static final int BATCH = 5000;
    private static final int READ_PAGE = 1000;

    private final KeptContacts kept;
    private final Clock clock;
    private final Duration writeInterval;
    private final ConcurrentHashMap<Integer, Page> pages = new ConcurrentHashMap<>();

    /** One site's page. The event loops write it without a lock: of two calls at the same time either may stay. */
    private static final class Page {
        volatile SiteContact contact;
        volatile @Nullable Instant writtenAt;

        Page(SiteContact contact, @Nullable Instant writtenAt) {
            this.contact = contact;
            this.writtenAt = writtenAt;
        }
    }

    public ContactBook(KeptContacts kept, Clock clock, GatewayConfig config) {
        this.kept = kept;
        this.clock = clock;
        this.writeInterval = config.contactWriteInterval();
    }

    /**
     * Notes a call that was let in.
     *
     * @return the contact before this one, if there was one
     */
    public Optional<SiteContact> note(SiteId site, @Nullable String app, int protocol, String address) {
        Instant now = clock.instant();
        Page page = pages.get(site.value());
        if (page == null) {
            Page first = new Page(new SiteContact(site, app, address, protocol, now, now, null), null);
            page = pages.putIfAbsent(site.value(), first);
            if (page == null) {
                return Optional.empty();
            }
        }
        SiteContact before = page.contact;
        page.contact = new SiteContact(site, app, address, protocol, before.firstAt(), now, before.queued());
        return Optional.of(before);
    }

    /** Notes what a site says it still has to send. */
    public void noteQueued(SiteId site, long queued) {
        Page page = pages.get(site.value());
        if (page != null) {
            page.contact = page.contact.withQueued(queued);
        }
    }

    /** Loads what is written, so that after a start the service knows all sites and from where each called last. */
    void load(@Observes StartupEvent start) {
        int after = 0;
        List<SiteContact> written;
        do {
            written = kept.readAfter(after, READ_PAGE);
            for (SiteContact contact : written) {
                pages.putIfAbsent(contact.site().value(), new Page(contact, contact.lastAt()));
                after = contact.site().value();
            }
        } while (written.size() == READ_PAGE);
    }

    /** The newest contact this replica knows. */
    public Optional<SiteContact> seen(SiteId site) {
        Page page = pages.get(site.value());
        return page == null ? Optional.empty() : Optional.of(page.contact);
    }

    @Scheduled(
            every = "${sync.gateway.contact-write-check:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeDue() {
        Instant now = clock.instant();
        write(page -> {
            Instant written = page.writtenAt;
            return written == null
                    || page.contact.lastAt().isAfter(written) && !now.isBefore(written.plus(writeInterval));
        });
    }

    void writeAll(@Observes ShutdownEvent stop) {
        write(page -> {
            Instant written = page.writtenAt;
            return written == null || page.contact.lastAt().isAfter(written);
        });
    }

    private synchronized void write(Predicate<Page> due) {
        List<Page> all = new ArrayList<>();
        for (Page page : pages.values()) {
            if (due.test(page)) {
                all.add(page);
            }
        }
        // In the order of their keys, so that two replicas never wait for each other.
        all.sort(Comparator.comparingInt(page -> page.contact.site().value()));
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Page> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            List<SiteContact> contacts =
                    batch.stream().map(page -> page.contact).toList();
            try {
                kept.write(contacts);
            } catch (RuntimeException e) {
                LOG.warnf("%d contacts not written, tried again soon: %s", contacts.size(), e.getMessage());
                return;
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).writtenAt = contacts.get(i).lastAt();
            }
        }
    }
}
