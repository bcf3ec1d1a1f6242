package org.storesync.reporting.contact;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.contact.domain.ContactPosition;
import org.storesync.reporting.contact.domain.ContactRow;
import org.storesync.reporting.contact.domain.Silence;
import org.storesync.reporting.contact.domain.SiteContact;
import org.storesync.reporting.contact.domain.StoreSite;

/** Keeps what is known of sites' contacts and of the stores on them. The last known state stays while the lists can't be read. */
public interface ContactBook {
    /** Notes a page of the gateway's list, which was read at this time. */
    void noteSites(List<SiteContact> sites, Instant readAt);

    /** Notes that the list that began at this time is complete: sites that are not on it are gone. */
    void endSites(Instant readAt);

    void noteStores(List<StoreSite> stores, Instant readAt);

    void endStores(Instant readAt);

    /** When each list was last read to its end; null: never. */
    record ReadTimes(@Nullable Instant sitesAt, @Nullable Instant storesAt) {}

    ReadTimes readTimes();

    /** How many sites, and how many stores, are in each state. */
    record Counts(Map<Silence.State, Long> sites, Map<Silence.State, Long> stores) {
        public Counts {
            sites = Map.copyOf(new EnumMap<>(sites));
            stores = Map.copyOf(new EnumMap<>(stores));
        }
    }

    Counts counts(Silence silence);

    /** Rows after a position, the longest silent first. */
    List<ContactRow> page(Set<String> kinds, @Nullable ContactPosition after, int limit);

    /** All rows, of one moment. */
    void each(Set<String> kinds, Consumer<ContactRow> row);
}
