package org.storesync.kit.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.model.ProblemCode.FORBIDDEN;
import static org.storesync.model.ProblemCode.LOGIN_TOO_OLD;
import static org.storesync.model.ProblemCode.NOT_AUTHENTICATED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.security.RefusedCall;
import org.storesync.kit.security.RefusedCall.Who;
import org.storesync.kit.test.MutableClock;
import org.storesync.kit.test.TestPostgres;
import org.storesync.model.ProblemCode;

/** Refused calls in the audit: counted per caller, bounded, and not lost while the database is away. */
class SqlRefusalBookTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");
    private static final String SUSPEND = "/admin/v1/sites/7/suspension";

    private final MutableClock clock = MutableClock.at(START);
    private String url;
    private SqlAuditBook audit;
    private SqlRefusalBook refusals;

    @BeforeEach
    void freshDatabase() throws SQLException, IOException {
        url = TestPostgres.freshDatabase("refusals");
        try (InputStream sql =
                AuditChain.class.getResourceAsStream("/db/audit/V202611291400__create_audit_entry.sql")) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        Transactions transactions = TestPostgres.transactions(url);
        AuditChainTest.Settings settings = new AuditChainTest.Settings("k", 1000);
        Tags tags = new Tags(settings);
        AuditChain chain = new AuditChain(tags, settings);
        audit = new SqlAuditBook(transactions, tags, chain, settings, clock);
        refusals = new SqlRefusalBook(transactions, chain, settings, clock);
    }

    @DisplayName("security-asvs a refused call of an administrator is audited: who, from where, what and why")
    @Test
    void tellsWhoWasRefusedWhat() {
        call("amina", "203.0.113.7", SUSPEND, FORBIDDEN, "r-1");
        clock.advance(Duration.ofSeconds(20));
        call("amina", "203.0.113.8", SUSPEND, FORBIDDEN, "r-2");
        call("amina", "203.0.113.8", SUSPEND, LOGIN_TOO_OLD, "r-3");

        assertThat(refusals.write()).isEqualTo(1);
        assertThat(refusals.write()).as("nothing since").isZero();

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("refused-call");
            assertThat(row.writer()).isEqualTo("refused-calls");
            assertThat(row.actor()).isEqualTo("amina");
            assertThat(row.about()).isEqualTo("person/sub-amina");
            assertThat(row.requestId()).isEqualTo("r-1");
            assertThat(row.detail())
                    .isEqualTo("{\"calls\":3,\"first\":\"2026-11-29T08:00:00Z\",\"last\":\"2026-11-29T08:00:20Z\","
                            + "\"verified\":true,\"kinds\":{\"forbidden PUT /admin/v1/sites/*/suspension\":2,"
                            + "\"login-too-old PUT /admin/v1/sites/*/suspension\":1},"
                            + "\"addresses\":[\"203.0.113.7\",\"203.0.113.8\"],\"roles\":[\"support\",\"viewer\"]}");
        });
        assertThat(audit.verify(new Verification.Place("", 0)).faults()).isEmpty();
    }

    @DisplayName("security-asvs a flood from everywhere is a bounded number of rows, and strangers crowd out nobody")
    @Test
    void aFloodIsAFewRows() {
        for (int i = 0; i < 10_000; i++) {
            call(null, "198.51.100." + i % 200, "/admin/v1/" + word(i), NOT_AUTHENTICATED, null);
        }
        call("amina", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("bashir", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("chaya", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("dele", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("amina", "203.0.113.7", SUSPEND, FORBIDDEN, null);

        assertThat(refusals.write()).isEqualTo(6);

        assertThat(rows())
                .extracting(AuditRow::about)
                .containsExactlyInAnyOrder(
                        "person/sub-amina",
                        "person/sub-bashir",
                        "others",
                        "address/198.51.100.0",
                        "address/198.51.100.1",
                        "others");
        assertThat(rows()).allSatisfy(row -> assertThat(row.detail()).hasSizeLessThan(1500));
        assertThat(rows())
                .anySatisfy(row -> assertThat(row.detail())
                        .contains("\"calls\":9900")
                        .contains("\"verified\":false")
                        .contains("\"others\":"));
    }

    @DisplayName("security-asvs what the database could not take is written later, still bounded")
    @Test
    void keepsWhatCannotBeWritten() throws SQLException {
        call("amina", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("bashir", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        execute("alter table audit_entry rename to elsewhere");
        assertThatThrownBy(refusals::write).isInstanceOf(DatabaseException.class);
        call("amina", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        call("chaya", "203.0.113.7", SUSPEND, FORBIDDEN, null);
        assertThatThrownBy(refusals::write).isInstanceOf(DatabaseException.class);
        execute("alter table elsewhere rename to audit_entry");

        assertThat(refusals.write()).isEqualTo(3);
        assertThat(rows())
                .extracting(AuditRow::about)
                .containsExactlyInAnyOrder("person/sub-amina", "person/sub-bashir", "others");
        assertThat(rows())
                .filteredOn(row -> row.detail().contains("\"calls\":2"))
                .hasSize(1);
    }

    private void call(
            @Nullable String person, String address, String path, ProblemCode code, @Nullable String requestId) {
        Who who = person == null
                ? new Who(null, "root", List.of())
                : new Who("sub-" + person, person, List.of("viewer", "support"));
        refusals.note(new RefusedCall(who, address, "PUT", path, code, clock.instant(), requestId));
    }

    private static String word(int i) {
        return "x".repeat(i % 23 + 1);
    }

    private List<AuditRow> rows() {
        return audit.list(new AuditQuery("refused-call", null, null, null, 100));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
