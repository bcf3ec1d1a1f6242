package org.storesync.routing.quarantine.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.routing.quarantine.Quarantine;

/** Tables {@code quarantine} and {@code redrive}, for judging again what waits. */
@ApplicationScoped
public class PostgresQuarantine implements Quarantine {
    private final Transactions transactions;
    private final Clock clock;

    PostgresQuarantine(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Asked> asked(int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select waits_type, waits_id, asked_at, tried from redrive order by asked_at limit ?",
                row -> new Asked(
                        row.getShort(1),
                        row.getBytes(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "asked_at"), Instant.EPOCH),
                        row.getInt(4)),
                limit));
    }

    @Override
    public Waiting waiting() {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "select count(*), min(received_at) as oldest from quarantine",
                        row -> new Waiting(row.getLong(1), Jdbc.instant(row, "oldest")))
                .orElseThrow());
    }

    @Override
    public void begins(Asked asked) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update redrive set tried = tried + 1 where waits_type = ? and waits_id = ?",
                (short) asked.type(),
                asked.id()));
    }

    /** A large body is stored outside its row, so its length is known without reading it. */
    @Override
    public List<Parked> waitingFor(Asked asked, @Nullable Parked after, int recordsMax, long bytesMax) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select " + ParkedRow.COLUMNS + """
                 from (
                    select q.*, sum(coalesce(octet_length(body), 0)) over (order by site_id, type_name, record_id
                        rows between unbounded preceding and 1 preceding) as before
                    from (
                        select * from quarantine
                        where waits_type = ? and waits_id = ? and not set_aside and (site_id, type_name, record_id) > (?, ?, ?)
                        order by site_id, type_name, record_id limit ?) q) q
                where before is null or before + coalesce(octet_length(body), 0) <= ?
                order by site_id, type_name, record_id""",
                ParkedRow::parked,
                (short) asked.type(),
                asked.id(),
                after == null ? 0 : after.site(),
                after == null ? "" : after.typeName(),
                after == null ? new byte[0] : after.id(),
                recordsMax,
                bytesMax));
    }

    @Override
    public boolean tries(Parked parked, int triesMax) {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        """
                        update quarantine set tried = least(tried + 1, ?), set_aside = tried >= ?
                        where site_id = ? and type_name = ? and record_id = ? and site_seq = ? returning not set_aside""",
                        row -> row.getBoolean(1),
                        triesMax,
                        triesMax,
                        parked.site(),
                        parked.typeName(),
                        parked.id(),
                        parked.siteSeq())
                .orElse(true));
    }

    @Override
    public void spared(Parked parked) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update quarantine set tried = 0 where site_id = ? and type_name = ? and record_id = ? and tried > 0",
                parked.site(),
                parked.typeName(),
                parked.id()));
    }

    @Override
    public void postpone(Asked asked, boolean failed) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update redrive set asked_at = greatest(asked_at, ?), tried = ? where waits_type = ? and waits_id = ?",
                clock.instant(),
                failed ? 1 : 0,
                (short) asked.type(),
                asked.id()));
    }

    @Override
    public void answered(Asked asked) {
        transactions.run(connection -> {
            int done = Jdbc.update(
                    connection,
                    "delete from redrive where waits_type = ? and waits_id = ? and asked_at = ?",
                    (short) asked.type(),
                    asked.id(),
                    asked.at());
            if (done == 0) {
                Jdbc.update(
                        connection,
                        "update redrive set tried = 0 where waits_type = ? and waits_id = ?",
                        (short) asked.type(),
                        asked.id());
            }
        });
    }
}
