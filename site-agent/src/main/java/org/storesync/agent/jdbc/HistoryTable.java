package org.storesync.agent.jdbc;

import java.time.LocalDate;
import java.util.List;

/** The length of the queue at the end of each day, so that a site can say when it grows from day to day (F3). */
public final class HistoryTable {
    private static final int DAYS_KEPT = 60;

    private final Rows rows;

    HistoryTable(Rows rows) {
        this.rows = rows;
    }

    /** The queue at the last sync of a day. */
    public record Day(LocalDate day, long toSend) {}

    public void note(LocalDate day, long toSend) {
        rows.update(
                "insert into history (day, to_send) values (?, ?) on conflict do update set to_send = excluded.to_send",
                day.toString(),
                toSend);
        rows.update(
                "delete from history where day < ?", day.minusDays(DAYS_KEPT).toString());
    }

    /** The newest first. */
    public List<Day> days() {
        return rows.list(
                "select day, to_send from history order by day desc",
                row -> new Day(LocalDate.parse(row.getString(1)), row.getLong(2)));
    }
}
