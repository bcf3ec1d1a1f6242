package org.storesync.gateway.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.audit.AuditEntry;
import org.storesync.gateway.fixture.FakeRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;

/** I13 Audit: each act of an administrator has one row, chained per writer. */
@QuarkusTest
class AuditChainTest {
    private record Row(long seq, AuditEntry entry, byte[] hash) {}

    FakeRouting routing;

    @Inject
    Transactions transactions;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void hasOneRowForEachActAndNoneForWhatWasSoAlready() {
        TestSite site = TestSite.create();
        String path = "/admin/v1/sites/" + site.id();

        site.callFrom("d-1")
                .header("X-Request-Id", "first-call")
                .get("/api/v1/site")
                .then()
                .statusCode(200);
        admin().contentType("application/json")
                .body("{\"reason\":\"lost\"}")
                .header("X-Request-Id", "r-9")
                .put(path + "/suspension");
        admin().contentType("application/json").body("{\"reason\":\"again\"}").put(path + "/suspension");
        admin().delete(path + "/suspension");
        admin().delete(path + "/suspension");
        String secret = admin().post(path + "/secret").then().extract().path("secret");
        admin().delete(path + "/device");
        admin().delete(path + "/device");
        admin().get(path);

        List<AuditEntry> rows = ofSite(site.id());
        assertThat(rows)
                .extracting(AuditEntry::act)
                .containsExactly(
                        "create-site", "bind-device", "suspend-site", "resume-site", "rekey-site", "release-device");
        assertThat(rows.get(0).detail()).isEqualTo("desktop " + site.name());
        assertThat(rows.get(1)).satisfies(bound -> {
            assertThat(bound.writer()).isEqualTo("site/" + site.id());
            assertThat(bound.detail()).isEqualTo("d-1");
            assertThat(bound.requestId()).isEqualTo("first-call");
        });
        assertThat(rows.get(2)).satisfies(suspended -> {
            assertThat(suspended.writer()).isEqualTo("b7c2f0de-0000-4000-8000-000000000001");
            assertThat(suspended.actor()).isEqualTo("amina");
            assertThat(suspended.detail()).isEqualTo("lost");
            assertThat(suspended.requestId()).isEqualTo("r-9");
        });
        assertThat(rows.get(5).detail()).isEqualTo("d-1");
        assertThat(rows.toString()).doesNotContain(site.secret(), secret);
    }

    @Test
    void chainsEachWritersRows() {
        TestSite.create();
        TestSite.create();

        List<Row> chain = transactions.call(connection -> Jdbc.list(
                connection,
                "select * from audit where writer = ? order by seq",
                row -> new Row(row.getLong("seq"), entry(row), row.getBytes("hash")),
                "b7c2f0de-0000-4000-8000-000000000001"));

        assertThat(chain).hasSizeGreaterThanOrEqualTo(2);
        byte[] before = new byte[32];
        for (int i = 0; i < chain.size(); i++) {
            Row row = chain.get(i);
            assertThat(row.seq()).isEqualTo(i + 1);
            assertThat(row.hash()).isEqualTo(AuditChain.hash(before, row.seq(), row.entry()));
            before = row.hash();
        }
        byte[] head = transactions.call(connection -> Jdbc.first(
                        connection,
                        "select hash from audit_chain where writer = ?",
                        row -> row.getBytes(1),
                        chain.getFirst().entry().writer())
                .orElseThrow());
        assertThat(head).isEqualTo(before);
    }

    @Test
    void coversEveryField() {
        AuditEntry entry = new AuditEntry("w", "a", "act", new SiteId(1), "d", Instant.EPOCH, "r");
        byte[] zero = new byte[32];

        assertThat(List.of(
                                AuditChain.hash(zero, 1, entry),
                                AuditChain.hash(zero, 2, entry),
                                AuditChain.hash(new byte[] {1}, 1, entry),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("x", "a", "act", new SiteId(1), "d", Instant.EPOCH, "r")),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("w", "x", "act", new SiteId(1), "d", Instant.EPOCH, "r")),
                                AuditChain.hash(
                                        zero, 1, new AuditEntry("w", "a", "x", new SiteId(1), "d", Instant.EPOCH, "r")),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("w", "a", "act", new SiteId(2), "d", Instant.EPOCH, "r")),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("w", "a", "act", new SiteId(1), "x", Instant.EPOCH, "r")),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry(
                                                "w",
                                                "a",
                                                "act",
                                                new SiteId(1),
                                                "d",
                                                Instant.EPOCH.plusSeconds(1),
                                                "r")),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("w", "a", "act", new SiteId(1), "d", Instant.EPOCH, null)),
                                AuditChain.hash(
                                        zero,
                                        1,
                                        new AuditEntry("wa", "", "act", new SiteId(1), "d", Instant.EPOCH, "r")))
                        .stream()
                        .map(java.util.HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
    }

    private List<AuditEntry> ofSite(int site) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select * from audit where site_id = ? order by at, writer, seq",
                AuditChainTest::entry,
                site));
    }

    private static AuditEntry entry(java.sql.ResultSet row) throws java.sql.SQLException {
        return new AuditEntry(
                row.getString("writer"),
                row.getString("actor"),
                row.getString("act"),
                new SiteId(row.getInt("site_id")),
                row.getString("detail"),
                Jdbc.instant(row, "at"),
                row.getString("request_id"));
    }
}
