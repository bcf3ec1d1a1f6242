package org.storesync.routing.pull;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StreamKind;
import org.storesync.routing.pull.PageLog.Snapshot;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/** Which rows of its streams a site gets. */
final class Deliverable {
    private final Snapshot snapshot;
    private final SiteId site;
    private final int lineage;
    private final Set<Integer> streams;
    private @Nullable Set<RecordKey> visibleStores;

    /**
     * @param lineage number of the installation that pulls
     * @param streams the streams that the site reads
     */
    Deliverable(Snapshot snapshot, SiteId site, int lineage, Set<Integer> streams) {
        this.snapshot = snapshot;
        this.site = site;
        this.lineage = lineage;
        this.streams = streams;
    }

    /**
     * Own rows are left out, except during a load, because then what the site holds is replaced by what it gets now. A letter is delivered
     * like a row of the stream it stands for.
     */
    boolean has(StreamRow row, Reading reading) {
        boolean echo = row.lineage() == lineage && lineage != 0 && row.seq() > reading.loadHead();
        boolean stale = row.standsFor() != 0 && !streams.contains(row.standsFor());
        if (echo || stale) {
            return false;
        }
        return reading.source().kind() != StreamKind.STORE_CORE
                || visibleStores().contains(row.key());
    }

    /** Keys of the stores whose core record the site sees. They are read when they are needed first. */
    Set<RecordKey> visibleStores() {
        if (visibleStores == null) {
            visibleStores = snapshot.visibleStores(site);
        }
        return visibleStores;
    }
}
