package org.storesync.agent.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions through which a record is held. A subscription's *load* counts its loads from the beginning. A holding remembers the
 * load in which the record was last seen or pushed. So at the end of a replacement the site knows which records were not seen.
 */
public final class HoldingTable {
    private static final String UNSENT = "(select key from outbox union all select key from sending)";

    private final Rows rows;

    HoldingTable(Rows rows) {
        this.rows = rows;
    }

    /** Notes that the record is held through this subscription, in its present load. */
    public void note(long row, long subscription) {
        int noted = rows.update("""
                insert into held (key, subscription, load)
                select ?, number, load from subscription where number = ?
                on conflict do update set load = excluded.load""", row, subscription);
        if (noted == 0) {
            rows.update("insert into subscription (number) values (?)", subscription);
            note(row, subscription);
        }
    }

    /** Notes that the record was seen in the present load, if it is held through this subscription. */
    public void seen(long row, long subscription) {
        rows.update(
                "update held set load = (select load from subscription where number = held.subscription)"
                        + " where key = ? and subscription = ?",
                row,
                subscription);
    }

    /** Notes that the record is no longer held through this subscription; returns whether another holding is left. */
    public boolean forget(long row, long subscription) {
        rows.update("delete from held where key = ? and subscription = ?", row, subscription);
        return rows.number("select exists (select 1 from held where key = ?)", row) != 0;
    }

    public void forgetAll(long row) {
        rows.update("delete from held where key = ?", row);
    }

    /** The subscriptions through which a record is held. */
    public List<Long> of(long row) {
        return rows.list("select subscription from held where key = ? order by 1", found -> found.getLong(1), row);
    }

    /** A load from the beginning starts: from now on it replaces what is held through the subscription. */
    public void begin(long subscription, @Nullable String stream, long epoch) {
        rows.update("""
                insert into subscription (number, stream, load, loading) values (?, ?, 1, 1 + ?)
                on conflict do update set stream = excluded.stream, load = load + 1, loading = excluded.loading""", subscription, stream, epoch);
    }

    /** Central's epoch when the running load of a subscription began; 0 if none runs, or central did not tell. */
    public long loadingEpoch(long subscription) {
        return rows.number(
                "select max(coalesce(max(loading), 0) - 1, 0) from subscription where number = ?", subscription);
    }

    /** The load is complete: drops what it did not bring. Returns how many records were dropped. */
    public int end(long subscription) {
        int dropped = drop(
                subscription,
                rows.number("select load from subscription where number = ? and loading > 0", subscription));
        rows.update("update subscription set loading = 0 where number = ?", subscription);
        return dropped;
    }

    /** The subscription ended: drops what is held only through it. Returns how many records were dropped. */
    public int endSubscription(long subscription) {
        int dropped = drop(subscription, Long.MAX_VALUE);
        rows.update("delete from subscription where number = ?", subscription);
        return dropped;
    }

    /** The subscriptions known here. */
    public List<Long> subscriptions() {
        return rows.list("select number from subscription order by 1", row -> row.getLong(1));
    }

    // A record with an unsent change stays until central has judged the change; it is marked as lost.
    private int drop(long subscription, long beforeLoad) {
        String only = """
                (select h.key from held h where h.subscription = ? and h.load < ?
                 and not exists (select 1 from held o where o.key = h.key and o.subscription <> h.subscription))""";
        rows.update(
                "update record set lost = 1 where key in " + only + " and key in " + UNSENT, subscription, beforeLoad);
        int dropped = rows.update(
                "delete from record where key in " + only + " and key not in " + UNSENT, subscription, beforeLoad);
        rows.update("delete from held where subscription = ? and load < ?", subscription, beforeLoad);
        return dropped;
    }
}
