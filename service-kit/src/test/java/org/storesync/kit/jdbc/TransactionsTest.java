package org.storesync.kit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.storesync.kit.test.TestPostgres;

class TransactionsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Transactions transactions;

    @BeforeEach
    void freshDatabase() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestPostgres.freshDatabase("kit"));
        database.setUser(TestPostgres.USER);
        database.setPassword(TestPostgres.PASSWORD);
        transactions = new Transactions(database, meters);
        transactions.run(connection -> Jdbc.update(connection, """
                create table thing (id int4 primary key, name text constraint thing_name_unique unique, seen_at timestamptz)
                """));
    }

    @Test
    void commitsAndMapsRows() {
        Instant seen = Instant.parse("2026-11-23T10:00:00Z");

        transactions.run(connection ->
                Jdbc.update(connection, "insert into thing values (?, ?, ?), (?, ?, ?)", 1, "a", seen, 2, null, null));

        assertThat(transactions.<List<String>>call(connection -> Jdbc.list(
                        connection,
                        "select name, seen_at from thing where id = any(?) order by id",
                        row -> row.getString("name") + " " + Jdbc.instant(row, "seen_at"),
                        (Object) new Integer[] {1, 2, 3})))
                .containsExactly("a 2026-11-23T10:00:00Z", "null null");
        assertThat(transactions.<Optional<Integer>>call(connection ->
                        Jdbc.first(connection, "select id from thing where name = ?", row -> row.getInt(1), "none")))
                .isEmpty();
    }

    @Test
    void runsOneStatementWithManyRows() {
        Instant seen = Instant.parse("2026-11-23T10:00:00Z");

        transactions.run(connection -> {
            Jdbc.updates(connection, "insert into thing values (?, ?, ?)", List.of());
            Jdbc.updates(
                    connection,
                    "insert into thing values (?, ?, ?)",
                    List.of(new Object[] {1, null, null}, new Object[] {2, "b", seen}, new Object[] {3, null, seen}));
        });

        assertThat(transactions.<List<String>>call(connection -> Jdbc.list(
                        connection,
                        "select id, name, seen_at from thing order by id",
                        row -> row.getInt(1) + " " + row.getString(2) + " " + Jdbc.instant(row, "seen_at"))))
                .containsExactly("1 null null", "2 b 2026-11-23T10:00:00Z", "3 null 2026-11-23T10:00:00Z");
    }

    @Test
    void bindsArrays() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        Instant time = Instant.parse("2026-11-23T10:00:00.123456Z");

        String found = transactions.call(connection -> Jdbc.first(
                        connection,
                        "select (?::int8[])[1] || ' ' || (?::text[])[2] || ' ' || (?::uuid[])[1] || ' ' || to_char((?::timestamptz[])[1] at time zone 'UTC', 'HH24:MI:SS.US')",
                        row -> row.getString(1),
                        new Long[] {1L << 40},
                        new String[] {"a", "b,\"c\""},
                        new UUID[] {id},
                        new Instant[] {time})
                .orElseThrow());

        assertThat(found).isEqualTo("1099511627776 b,\"c\" " + id + " 10:00:00.123456");
    }

    @Test
    void rollsBackOnAnyException() {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    Jdbc.update(connection, "insert into thing (id) values (1)");
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count()).isZero();
    }

    @Test
    void namesTheBrokenConstraint() {
        transactions.run(connection -> Jdbc.update(connection, "insert into thing (id, name) values (1, 'a')"));

        assertThatThrownBy(() -> transactions.run(
                        connection -> Jdbc.update(connection, "insert into thing (id, name) values (2, 'a')")))
                .isInstanceOfSatisfying(DatabaseException.class, failure -> {
                    assertThat(failure.constraint()).contains("thing_name_unique");
                    assertThat(failure.sqlState()).isEqualTo("23505");
                });
    }

    @Test
    void retriesAConflictThreeTimesAndCountsIt() {
        AtomicInteger tries = new AtomicInteger();

        int won = transactions.call(connection -> {
            Jdbc.update(connection, "insert into thing (id) values (?)", tries.incrementAndGet());
            if (tries.get() <= 3) {
                throw new SQLException("conflict", tries.get() == 1 ? "40001" : "40P01");
            }
            return tries.get();
        });

        assertThat(won).isEqualTo(4);
        assertThat(count()).isEqualTo(1);
        assertThat(retries("serialization")).isEqualTo(1);
        assertThat(retries("deadlock")).isEqualTo(2);
    }

    @Test
    void retriesAConflictThatAPortTells() {
        AtomicInteger tries = new AtomicInteger();

        int won = transactions.call(connection -> {
            Jdbc.update(connection, "insert into thing (id) values (?)", tries.incrementAndGet());
            if (tries.get() <= 2) {
                throw new DatabaseException(new SQLException("conflict", "40P01"));
            }
            return tries.get();
        });

        assertThat(won).isEqualTo(3);
        assertThat(count()).isEqualTo(1);
        assertThat(retries("deadlock")).isEqualTo(2);
    }

    @Test
    void givesUpAfterTheThirdRetry() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(connection -> {
                    tries.incrementAndGet();
                    throw new SQLException("conflict", "40P01");
                }))
                .isInstanceOf(DatabaseException.class);

        assertThat(tries.get()).isEqualTo(4);
    }

    private double retries(String cause) {
        return meters.counter("sync.database.retries", "cause", cause).count();
    }

    private long count() {
        return transactions.call(
                connection -> Jdbc.first(connection, "select count(*) from thing", row -> row.getLong(1))
                        .orElseThrow());
    }
}
