package org.storesync.kit.audit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.jdbc.Jdbc;

/**
 * Seals the heads of chains, so that a cut at the end of a chain is noticed. Each round of sealing writes a separate row into the audit,
 * with the number of seals and a digest over them, and a line into the log. A person who takes out seals would have to change that row and
 * the log too.
 */
final class Seals {
    static final String WRITER = "seals";
    static final String KIND = "seal";
    private static final Logger LOG = Logger.getLogger(Seals.class);
    private static final int ROWS_A_STEP = 500;

    /** The rows of one writer are together, so the next step passes over all remaining rows of the last writer. */
    private static final String WRITERS = "select writer from audit_entry where writer > ? order by writer limit ?";

    private static final String HEAD = """
            select e.seq, e.tag,
                exists (select 1 from audit_seal s where s.writer = ? and not s.is_start and s.seq = e.seq) as sealed
            from audit_entry e where e.writer = ? order by e.seq desc limit 1""";

    private static final String SEAL = """
            insert into audit_seal (writer, is_start, seq, tag, sealed_at, mac) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final Tags tags;
    private final AuditChain chain;

    Seals(Tags tags, AuditChain chain) {
        this.tags = tags;
        this.chain = chain;
    }

    /** One row of {@code audit_seal}. */
    record Seal(long seq, byte[] tag, Instant at, byte[] mac) {}

    private record Head(String writer, long seq, byte[] tag, boolean sealed) {}

    int seal(Connection connection, Instant at) throws SQLException {
        String after = "";
        int sealed = 0;
        List<String> writers;
        do {
            writers = Jdbc.list(connection, WRITERS, row -> row.getString(1), after, ROWS_A_STEP);
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (String writer : new LinkedHashSet<>(writers)) {
                if (!writer.equals(WRITER)) {
                    unsealed(connection, writer)
                            .ifPresent(head -> rows.add(row(writer, head.seq, head.tag, false, at)));
                }
                after = writer;
            }
            Jdbc.updates(connection, SEAL, rows);
            sealed += rows.size();
        } while (writers.size() == ROWS_A_STEP);
        Round round = round(connection, at);
        chain.append(
                connection,
                AuditEntry.of(WRITER, KIND, null, AuditDetail.of("seals", round.count + " " + round.digest), at));
        LOG.infof("audit sealed at %s: %d heads, %s", at, round.count, round.digest);
        return sealed;
    }

    /** The head of a chain, unless it has a seal. */
    private static Optional<Head> unsealed(Connection connection, String writer) throws SQLException {
        return Jdbc.first(
                        connection,
                        HEAD,
                        row -> new Head(writer, row.getLong(1), row.getBytes(2), row.getBoolean(3)),
                        writer,
                        writer)
                .filter(head -> !head.sealed);
    }

    private @Nullable Object[] row(String writer, long seq, byte[] tag, boolean start, Instant at) {
        return new @Nullable Object[] {writer, start, seq, tag, at, tags.seal(writer, seq, tag, start, at)};
    }

    /** How many seals were made at one time, and a keyed digest over them. */
    record Round(long count, String digest) {}

    Round round(Connection connection, Instant at) throws SQLException {
        long[] count = {0};
        byte[][] digest = {new byte[Tags.BYTES]};
        each(connection, at, mac -> {
            byte[] before = digest[0];
            digest[0] = tags.tag("round", out -> {
                Tags.bytes(out, before);
                Tags.bytes(out, mac);
            });
            count[0]++;
        });
        return new Round(count[0], HexFormat.of().formatHex(digest[0]));
    }

    @FunctionalInterface
    private interface EachMac {
        void accept(byte[] mac);
    }

    private static void each(Connection connection, Instant at, EachMac use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select mac from audit_seal where sealed_at = ? and not is_start order by sealed_at, writer, seq")) {
            statement.setFetchSize(ROWS_A_STEP);
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    use.accept(row.getBytes(1));
                }
            }
        }
    }

    /** Seals of a chain's rows after a place, in their order. */
    static List<Seal> of(Connection connection, String writer, long after, int limit) throws SQLException {
        return Jdbc.list(
                connection,
                "select seq, tag, sealed_at, mac from audit_seal where writer = ? and not is_start and seq > ? order by seq limit ?",
                Seals::seal,
                writer,
                after,
                limit);
    }

    /** True if a signed mark says that the chain begins after this row. */
    boolean begins(Connection connection, String writer, long seq) throws SQLException {
        Optional<Seal> start = Jdbc.first(
                connection,
                "select seq, tag, sealed_at, mac from audit_seal where writer = ? and is_start and seq = ?",
                Seals::seal,
                writer,
                seq);
        return start.isPresent() && genuine(writer, start.get(), true);
    }

    /** The tag of the last row that was deleted. */
    static Optional<byte[]> startTag(Connection connection, String writer, long seq) throws SQLException {
        return Jdbc.first(
                connection,
                "select tag from audit_seal where writer = ? and is_start and seq = ?",
                row -> row.getBytes(1),
                writer,
                seq);
    }

    boolean genuine(String writer, Seal seal, boolean start) {
        return Arrays.equals(seal.mac, tags.seal(writer, seal.seq, seal.tag, start, seal.at));
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong(1),
                row.getBytes(2),
                Objects.requireNonNull(Jdbc.instant(row, "sealed_at")),
                row.getBytes(4));
    }

    /** Marks where chains begin from now on: after the oldest rows from before a time, at most {@code limit} rows. */
    void markStarts(Connection connection, Instant before, int limit, Instant now) throws SQLException {
        List<Head> ends = Jdbc.list(
                connection,
                """
                select e.writer, e.seq, e.tag, true
                from (select writer, max(seq) as seq
                      from (select a.writer, a.seq from audit_entry a where a.at < ? and exists (
                                select 1 from audit_entry n where n.writer = a.writer and n.seq > a.seq)
                            order by a.at, a.writer, a.seq limit ?) oldest
                      group by writer) o
                    join audit_entry e on e.writer = o.writer and e.seq = o.seq""",
                row -> new Head(row.getString(1), row.getLong(2), row.getBytes(3), row.getBoolean(4)),
                before,
                limit);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Head end : ends) {
            rows.add(row(end.writer, end.seq, end.tag, true, now));
        }
        Jdbc.updates(connection, SEAL, rows);
    }

    /** Deletes the rows up to these marks; returns how many. */
    static int dropMarked(Connection connection) throws SQLException {
        return Jdbc.update(connection, """
                delete from audit_entry a using (
                    select writer, max(seq) as seq from audit_seal where is_start group by writer) s
                where a.writer = s.writer and a.seq <= s.seq""");
    }
}
