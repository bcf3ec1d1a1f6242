package org.storesync.kit.audit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.audit.Verification.Fault;
import org.storesync.kit.audit.Verification.Kind;
import org.storesync.kit.audit.Verification.Place;
import org.storesync.kit.jdbc.Jdbc;

/**
 * Checks the chains, writer by writer, and says where they are not what was written and sealed. Each call is bounded and goes on from a
 * place.
 */
final class Verifier {
    private static final int FAULTS_MAX = 100;
    private static final int FETCHED = 1000;
    private static final int CHAIN_COSTS = 10;

    private static final String NEXT_WRITER = """
            select min(writer) from (
                (select writer from audit_entry where writer > ? order by writer limit 1)
                union all
                (select writer from audit_seal where writer > ? order by writer limit 1)) both_tables(writer)""";

    private static final String ROWS =
            "select " + AuditRows.COLUMNS + ", tag from audit_entry where writer = ? and seq > ? order by seq limit ?";

    private final Tags tags;
    private final Seals seals;
    private final int rowsMax;

    Verifier(Tags tags, Seals seals, int rowsMax) {
        this.tags = tags;
        this.seals = seals;
        this.rowsMax = rowsMax;
    }

    /** What one call has looked at so far. */
    private static final class Tally {
        private final List<Fault> faults = new ArrayList<>();
        private long rows;
        private int chains;
        private long budget;

        Tally(long budget) {
            this.budget = budget;
        }

        void fault(String writer, long seq, Kind kind) {
            faults.add(new Fault(writer, seq, kind));
        }

        boolean spent() {
            return budget <= 0 || faults.size() >= FAULTS_MAX;
        }
    }

    Verification verify(Connection connection, Place from) throws SQLException {
        Tally tally = new Tally(rowsMax);
        @Nullable Place place = from;
        if (from.seq() == 0) {
            place = next(connection, from.writer());
        }
        while (place != null && !tally.spent()) {
            @Nullable Place rest = chain(connection, place, tally);
            place = rest == null ? next(connection, place.writer()) : rest;
        }
        return new Verification(tally.rows, tally.chains, tally.faults, place);
    }

    private static @Nullable Place next(Connection connection, String writer) throws SQLException {
        return Jdbc.first(connection, NEXT_WRITER, row -> Optional.ofNullable(row.getString(1)), writer, writer)
                .flatMap(found -> found)
                .map(found -> new Place(found, 0))
                .orElse(null);
    }

    /** Checks a chain from a place on; returns where to go on with it, or null at its end. */
    private @Nullable Place chain(Connection connection, Place from, Tally tally) throws SQLException {
        String writer = from.writer();
        tally.budget -= CHAIN_COSTS;
        // Seals are read before rows. So a seal that is seen here has its row, whatever is written meanwhile.
        List<Seals.Seal> sealed = Seals.of(connection, writer, from.seq(), FETCHED);
        Link last = from.seq() == 0 ? Link.BEGIN : known(connection, writer, from.seq());
        long limit = Math.max(1, tally.budget);
        long seen = 0;
        int s = 0;
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(FETCHED);
            statement.setString(1, writer);
            statement.setLong(2, from.seq());
            statement.setLong(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && !(tally.spent() && seen > 0)) {
                    AuditRow entry = AuditRows.of(row);
                    byte[] tag = row.getBytes("tag");
                    last = link(connection, tally, last, entry, tag);
                    for (; s < sealed.size() && sealed.get(s).seq() <= entry.seq(); s++) {
                        compare(tally, writer, sealed.get(s), entry.seq(), tag);
                    }
                    seen++;
                    tally.rows++;
                    tally.budget--;
                    if (s == FETCHED) {
                        return new Place(writer, entry.seq());
                    }
                }
            }
        }
        if (seen == limit || tally.spent() && seen > 0) {
            return new Place(writer, last.seq());
        }
        for (; s < sealed.size(); s++) {
            Seals.Seal cut = sealed.get(s);
            tally.fault(writer, cut.seq(), seals.genuine(writer, cut, false) ? Kind.CUT : Kind.SEAL_CHANGED);
        }
        tally.chains++;
        return null;
    }

    /** The row with which an earlier call ended. */
    private static Link known(Connection connection, String writer, long seq) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select seq, tag from audit_entry where writer = ? and seq = ?",
                        row -> new Link(row.getLong(1), row.getBytes(2)),
                        writer,
                        seq)
                .orElse(new Link(seq, new byte[Tags.BYTES]));
    }

    private Link link(Connection connection, Tally tally, Link last, AuditRow entry, byte[] tag) throws SQLException {
        Link before = last;
        boolean gap = entry.seq() != last.seq() + 1;
        if (gap && last.seq() == 0 && seals.begins(connection, entry.writer(), entry.seq() - 1)) {
            before = new Link(
                    entry.seq() - 1,
                    Seals.startTag(connection, entry.writer(), entry.seq() - 1).orElseThrow());
            gap = false;
        }
        if (gap) {
            tally.fault(entry.writer(), entry.seq(), Kind.MISSING);
        } else if (!Arrays.equals(tag, tags.row(before.tag(), entry))) {
            tally.fault(entry.writer(), entry.seq(), Kind.CHANGED);
        }
        if (entry.writer().equals(Seals.WRITER) && entry.kind().equals(Seals.KIND)) {
            Seals.Round round = seals.round(connection, entry.at());
            tally.budget -= round.count();
            if (!entry.detail().contains("\"" + round.count() + " " + round.digest() + "\"")) {
                tally.fault(entry.writer(), entry.seq(), Kind.SEALS_MISSING);
            }
        }
        return new Link(entry.seq(), tag);
    }

    private void compare(Tally tally, String writer, Seals.Seal seal, long seq, byte[] tag) {
        if (!seals.genuine(writer, seal, false)) {
            tally.fault(writer, seal.seq(), Kind.SEAL_CHANGED);
        } else if (seal.seq() != seq || !Arrays.equals(seal.tag(), tag)) {
            tally.fault(writer, seal.seq(), Kind.NOT_AS_SEALED);
        }
    }
}
