package org.storesync.kit.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.audit.Verification.Fault;
import org.storesync.kit.audit.Verification.Kind;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.test.MutableClock;
import org.storesync.kit.test.TestPostgres;

/** I13: whatever the service's own role can do to the tables is noticed, as long as it has no key. */
class AuditChainTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");
    private static final String AMINA = "person/amina";
    private static final String LANE = "site/7/0";

    private final MutableClock clock = MutableClock.at(START);
    private String url;
    private Transactions transactions;
    private AuditChain chain;
    private SqlAuditBook book;

    /** Settings of a test. */
    record Settings(String key, int verifiedMax) implements AuditConfig {
        @Override
        public Duration sealEvery() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration verifyEvery() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration kept() {
            return Duration.ofDays(2557);
        }

        @Override
        public int purgedMax() {
            return 1000;
        }

        @Override
        public int writersRemembered() {
            return 2;
        }

        @Override
        public int rowsMax() {
            return 500;
        }

        @Override
        public int refusedCallersMax() {
            return 2;
        }

        @Override
        public boolean refusedChanges() {
            return false;
        }
    }

    @BeforeEach
    void freshDatabase() throws SQLException, IOException {
        url = TestPostgres.freshDatabase("audit");
        try (InputStream sql =
                AuditChain.class.getResourceAsStream("/db/audit/V202611291400__create_audit_entry.sql")) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        replica(new Settings("k", 1000));
    }

    /** Another replica, or the same one after a restart, which remembers nothing. */
    private void replica(AuditConfig config) {
        transactions = TestPostgres.transactions(url);
        Tags tags = new Tags(config);
        chain = new AuditChain(tags, config);
        book = new SqlAuditBook(transactions, tags, chain, config, clock);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void write(String writer, int rows) {
        for (int i = 0; i < rows; i++) {
            AuditEntry entry = AuditEntry.of(
                    writer, i % 2 == 0 ? "push" : "assign", null, AuditDetail.of("n", "\"|" + i), clock.instant());
            transactions.run(connection -> chain.append(connection, entry));
        }
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Verification.@Nullable Place place = new Verification.Place("", 0);
        while (place != null) {
            Verification found = book.verify(place);
            faults.addAll(found.faults());
            place = found.next();
        }
        return faults;
    }

    @DisplayName(
            "security-10 a whole chain verifies, in pages of any size, after a roll-back and beside another replica")
    @Test
    void wholeChainsVerify() {
        write(AMINA, 5);
        assertThatThrownBy(() -> transactions.run(connection -> {
                    chain.append(connection, AuditEntry.of(AMINA, "x", null, AuditDetail.NONE, START));
                    throw new SQLException("rolled back");
                }))
                .isInstanceOf(DatabaseException.class);
        write(AMINA, 2);
        AuditChain first = chain;
        replica(new Settings("k", 1000));
        write(AMINA, 1);
        transactions.run(
                connection -> first.append(connection, AuditEntry.of(AMINA, "assign", null, AuditDetail.NONE, START)));
        write(LANE, 3);
        write("site/8/0", 3);
        book.seal();
        write(LANE, 1);
        clock.advance(Duration.ofDays(1));
        book.seal();
        write(LANE, 2);

        assertThat(faults()).isEmpty();
        assertThat(book.verify(new Verification.Place("", 0)).rows()).isEqualTo(9 + 6 + 3 + 2);
        for (int max : new int[] {1, 2, 3, 11, 25}) {
            replica(new Settings("k", max));
            assertThat(faults()).as("pages of %d", max).isEmpty();
        }
    }

    @DisplayName("security-10 each chain is sealed at its head, however long the chains before it are, and once")
    @Test
    void eachHeadIsSealedOnce() {
        write(AMINA, 501);
        write(LANE, 2);
        write("site/8/0", 1);

        assertThat(book.seal()).isEqualTo(3);
        clock.advance(Duration.ofDays(1));
        assertThat(book.seal()).isZero();
        write(LANE, 1);
        clock.advance(Duration.ofDays(1));
        assertThat(book.seal()).isEqualTo(1);
        assertThat(faults()).isEmpty();
    }

    @DisplayName("security-10 rows and seals of earlier releases stay valid, and their chains go on")
    @Test
    void whatWasWrittenBeforeVerifies() throws SQLException {
        execute("""
                insert into audit_entry (writer, seq, at, actor, kind, about, detail, request_id, tag) values
                ('person/amina', 1, '2026-11-29T08:00:00.123456Z', 'Amina', 'assign', 'store/S',
                 '{"site":7,"reason":"déjà \\"vu\\""}', 'r-1', '\\x608098ad8473e251de50741c698fcb6e312880166e694c47d6722e8e653e0875'),
                ('person/amina', 2, '2026-11-29T08:00:01Z', 'Amina', 'primary', null, '{}', null, '\\x8908b8e9f1d39cc2e84697a2fbd1a1e8417a0da2c085c32a1b834223d430e5df'),
                ('seals', 1, '2026-11-29T08:00:02Z', 'seals', 'seal', null, '{"seals":"1 dffc99447f2894bc31c5d338902337f8e9d6714162f252566ce1e53aef4a4534"}', null, '\\xf2e70063e234048a7067d9df619656c2160a9b9443e370564fec7d9a6795ab11');
                insert into audit_seal (writer, is_start, seq, tag, sealed_at, mac) values
                ('person/amina', false, 2, '\\x8908b8e9f1d39cc2e84697a2fbd1a1e8417a0da2c085c32a1b834223d430e5df', '2026-11-29T08:00:02Z', '\\xa9a4fe6a850bf3ed0d50783d459a561de3bb1ececd2e623a17a99c1862269fa1')""");

        assertThat(faults()).isEmpty();

        write(AMINA, 1);
        book.seal();
        assertThat(faults()).isEmpty();
        execute("update audit_entry set about = 'store/T' where writer = 'person/amina' and seq = 1");
        assertThat(faults()).contains(new Fault(AMINA, 1, Kind.CHANGED));
    }

    @DisplayName("security-10 what is changed, taken out, cut off or computed again without the key shows")
    @Test
    void whatIsDoneToRowsShows() throws SQLException {
        write(AMINA, 5);
        write(LANE, 5);
        book.seal();

        execute("update audit_entry set detail = '{}' where writer = '" + AMINA + "' and seq = 2");
        execute("delete from audit_entry where writer = '" + LANE + "' and seq >= 4");
        assertThat(faults()).containsExactlyInAnyOrder(new Fault(AMINA, 2, Kind.CHANGED), new Fault(LANE, 5, Kind.CUT));

        execute("delete from audit_entry where writer = '" + AMINA + "' and seq = 2");
        assertThat(faults()).contains(new Fault(AMINA, 3, Kind.MISSING));

        execute("delete from audit_entry where writer = '" + AMINA + "'");
        assertThat(faults()).contains(new Fault(AMINA, 5, Kind.CUT));

        execute("delete from audit_seal where writer = '" + AMINA + "'");
        assertThat(faults()).contains(new Fault("seals", 1, Kind.SEALS_MISSING));
    }

    @DisplayName("security-10 a chain computed again under another key does not verify, nor do its seals")
    @Test
    void anotherKeyShows() throws SQLException {
        write(AMINA, 3);
        book.seal();
        execute("delete from audit_entry where writer = '" + AMINA + "'");
        execute("delete from audit_seal where writer = '" + AMINA + "'");
        replica(new Settings("guessed", 1000));
        write(AMINA, 3);
        book.seal();
        replica(new Settings("k", 1000));

        assertThat(faults())
                .contains(
                        new Fault(AMINA, 1, Kind.CHANGED),
                        new Fault(AMINA, 3, Kind.SEAL_CHANGED),
                        new Fault("seals", 1, Kind.SEALS_MISSING),
                        new Fault("seals", 2, Kind.CHANGED));
    }

    @DisplayName("security-10 the beginning of a chain goes after a year at the earliest, and leaves a signed mark")
    @Test
    void theBeginningGoesSigned() throws SQLException {
        write(AMINA, 4);
        clock.advance(Duration.ofDays(10));
        write(AMINA, 1);

        assertThat(book.purge(START.plus(Duration.ofDays(5)), 100))
                .as("not before a year")
                .isZero();
        execute("update audit_entry set at = at - interval '3000 days' where seq <= 4");
        assertThat(book.purge(START.minus(Duration.ofDays(2557)), 100)).isEqualTo(4);
        assertThat(faults()).isEmpty();

        execute("delete from audit_seal where is_start");
        assertThat(faults()).containsExactly(new Fault(AMINA, 5, Kind.MISSING));
    }

    @DisplayName("security-10 a role that is not the owner can insert and read, and nothing else")
    @Test
    void aServiceMayOnlyInsert() throws SQLException, IOException {
        url = TestPostgres.freshDatabase("audit");
        execute("alter default privileges grant all on tables to public");
        try (InputStream sql =
                AuditChain.class.getResourceAsStream("/db/audit/V202611291400__create_audit_entry.sql")) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> left = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select distinct privilege_type from information_schema.role_table_grants"
                                + " where table_name in ('audit_entry', 'audit_seal') and grantee <> current_user order by 1")) {
            while (row.next()) {
                left.add(row.getString(1));
            }
        }
        assertThat(left).containsExactly("INSERT", "SELECT");
    }

    @Test
    void twoWhoWriteToOneChainTakeTurns() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(() -> {
                    write(AMINA, 10);
                    return 10;
                });
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(10);
            }
        }
        assertThat(faults()).isEmpty();
        assertThat(list(null, AMINA, null)).hasSize(40);
    }

    @Test
    void listsNewestFirstByPages() {
        write(LANE, 4);
        clock.advance(Duration.ofSeconds(1));
        write(AMINA, 3);

        List<AuditRow> all = list(null, null, null);
        assertThat(all).extracting(AuditRow::writer).containsExactly(AMINA, AMINA, AMINA, LANE, LANE, LANE, LANE);
        assertThat(all.getFirst().detail()).isEqualTo("{\"n\":\"\\\"|2\"}");
        AuditRow third = all.get(2);
        assertThat(list(null, null, new AuditQuery.Place(third.at(), third.writer(), third.seq())))
                .isEqualTo(all.subList(3, 7));
        assertThat(list("assign", null, null)).hasSize(3);
        assertThat(list("push", LANE, null)).hasSize(2);
    }

    private List<AuditRow> list(@Nullable String kind, @Nullable String writer, AuditQuery.@Nullable Place after) {
        return book.list(new AuditQuery(kind, writer, null, after, 100));
    }
}
