package org.storesync.transfer.metrics;

import static org.storesync.kit.metrics.ListedMeter.gauge;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of this service alone. */
public final class TransferMeters {
    public static final ListedMeter TRANSFERS = gauge(
            "sync.transfers", "transfers", "Transfers by state, as `./storesync report transfers` names it.", "state");
    public static final ListedMeter PUSHING_AGE = gauge(
            "sync.transfer.pushing.age",
            "seconds",
            "How long the oldest half that central was asked to make waits for an answer; 0 if none waits.");
    public static final ListedMeter UNNUMBERED =
            gauge("sync.transfer.unnumbered", "halves", "Halves that the receiving site has not given a number yet.");
    public static final ListedMeter UNNUMBERED_AGE = gauge(
            "sync.transfer.unnumbered.age",
            "seconds",
            "How long the oldest of them waits; 0 if none waits. A site without a link leaves halves waiting.");

    public static final List<ListedMeter> ALL = List.of(TRANSFERS, PUSHING_AGE, UNNUMBERED, UNNUMBERED_AGE);

    private TransferMeters() {}
}
