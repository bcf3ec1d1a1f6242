package org.storesync.masterdata.metrics;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of this service alone. */
public final class MasterDataMeters {
    public static final ListedMeter PRIMARY = ListedMeter.gauge(
            "sync.primary.here",
            "0 or 1",
            "1 while people can edit central data here; 0 while another site is the primary, or this service still reads the feed.");

    public static final List<ListedMeter> ALL = List.of(PRIMARY);

    private MasterDataMeters() {}
}
