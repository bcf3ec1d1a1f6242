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

/** What is known of sites' contacts and of the stores on them; the last known stays while nobody can be asked. */
public interface ContactBook {
    /** Notes a page of the gateway's list, read at a time. */
    void noteSites(List<SiteContact> sites, Instant readAt);

    /** The list that began at this time is read to its end: who was not on it is gone. */
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

    /** Longest silent first, after a position. */
    List<ContactRow> page(Set<String> kinds, @Nullable ContactPosition after, int limit);

    /** All of them, of one moment. */
    void each(Set<String> kinds, Consumer<ContactRow> row);
}
