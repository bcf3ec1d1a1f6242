package org.storesync.kit.audit.jdbc;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;

/** The audit in the tables {@code audit_entry} and {@code audit_seal} of the service's own database. */
@Singleton
public class SqlAuditBook implements AuditBook {
    private static final String PUSH = "push";
    private static final String MAY_NOT = "42501";
    private static final Duration YOUNGEST_THAT_GOES = Duration.ofDays(365);

    private final Transactions transactions;
    private final Seals seals;
    private final Verifier verifier;
    private final Clock clock;

    SqlAuditBook(Transactions transactions, Tags tags, AuditChain chain, AuditConfig config, Clock clock) {
        this.transactions = transactions;
        this.seals = new Seals(tags, chain);
        this.verifier = new Verifier(tags, seals, config.verifiedMax());
        this.clock = clock;
    }

    @Override
    public List<AuditRow> list(AuditQuery query) {
        List<String> conditions = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        condition(conditions, arguments, "kind = ?", query.kind());
        if (query.kind() != null && !query.kind().equals(PUSH)) {
            // Repeated in the statement, so that the small index is used.
            conditions.add("kind <> '" + PUSH + "'");
        }
        condition(conditions, arguments, "writer = ?", query.writer());
        condition(conditions, arguments, "about = ?", query.about());
        AuditQuery.Place after = query.after();
        if (after != null) {
            conditions.add("(at, writer, seq) < (?, ?, ?)");
            arguments.addAll(List.of(after.at(), after.writer(), after.seq()));
        }
        arguments.add(query.limit());
        String sql = "select " + AuditRows.COLUMNS + " from audit_entry"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by at desc, writer desc, seq desc limit ?";
        return transactions.call(connection -> Jdbc.list(connection, sql, AuditRows::of, arguments.toArray()));
    }

    private static void condition(
            List<String> conditions, List<@Nullable Object> arguments, String sql, @Nullable String value) {
        if (value != null) {
            conditions.add(sql);
            arguments.add(value);
        }
    }

    @Override
    public Verification verify(Verification.Place from) {
        return transactions.call(connection -> verifier.verify(connection, from));
    }

    @Override
    public int seal() {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(connection -> seals.seal(connection, at));
    }

    @Override
    public Optional<Instant> sealedAt() {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select at from audit_entry where writer = ? order by seq desc limit 1",
                row -> Objects.requireNonNull(Jdbc.instant(row, "at")),
                Seals.WRITER));
    }

    @Override
    public int purge(Instant before, int limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant youngest = now.minus(YOUNGEST_THAT_GOES);
        transactions.run(
                connection -> seals.markStarts(connection, before.isBefore(youngest) ? before : youngest, limit, now));
        try {
            return transactions.call(Seals::dropMarked);
        } catch (DatabaseException e) {
            if (MAY_NOT.equals(e.sqlState())) {
                // This is as it should be: this service's role may only insert, and the owner deletes what is marked
                // (docs/operations.md).
                return 0;
            }
            throw e;
        }
    }
}
