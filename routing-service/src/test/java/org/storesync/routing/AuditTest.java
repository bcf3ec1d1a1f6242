package org.storesync.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** I13: one row for each batch and each act, chained, without any body. */
@QuarkusTest
class AuditTest {
    @Inject
    AgroalDataSource database;

    private record Entry(String writer, long seq, String at, String kind, String detail, byte[] hash) {}

    @DisplayName("I13: each hash covers the one before")
    @Test
    void theChainsVerify() throws Exception {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.push(stock(id(), store));
        site.push(stock(id(), store));
        int chains = 0;
        @Nullable Entry before = null;
        for (Entry entry : entries("%")) {
            boolean first = before == null || !before.writer.equals(entry.writer);
            assertThat(entry.seq).as(entry.writer).isEqualTo(first ? 1 : before.seq + 1);
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            if (!first) {
                sha.update(before.hash);
            }
            sha.update((entry.writer + "|" + entry.seq + "|" + entry.at + "|" + entry.kind + "|" + entry.detail)
                    .getBytes(UTF_8));
            assertThat(sha.digest()).as("%s %d", entry.writer, entry.seq).isEqualTo(entry.hash);
            chains += first ? 1 : 0;
            before = entry;
        }
        assertThat(chains).isGreaterThan(2);
        assertThat(entries("person/%")).isNotEmpty();
    }

    @DisplayName("I13: a batch has one row however often it is sent, with what was refused and no body")
    @Test
    void aBatchHasOneRow() throws SQLException {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        UUID batch = UUID.randomUUID();
        String[] changes = {
            stock(id(), store, "canary-body"), stock(id(), id()), "{\"type\":\"item_line\",\"id\":\"x\",\"body\":[]}"
        };
        site.send(batch, 1, changes).then().statusCode(200);
        site.send(batch, 1, changes).then().statusCode(200);

        List<Entry> rows = entries("site/" + site.id + "/0");

        assertThat(rows).singleElement().extracting(Entry::kind).isEqualTo("push");
        JsonNode detail = json(rows.getFirst().detail.getBytes(UTF_8));
        assertThat(detail.get("batchId").asText()).isEqualTo(batch.toString());
        assertThat(detail.get("accepted").asInt()).isEqualTo(1);
        assertThat(detail.get("quarantined").asInt()).isEqualTo(1);
        assertThat(detail.get("refused").asInt()).isEqualTo(1);
        assertThat(detail.get("noted").toString()).isEqualTo("[[2,\"store-unknown\"],[3,\"body-not-object\"]]");
        assertThat(rows.getFirst().detail).doesNotContain("canary-body");
    }

    @Test
    void anAdministratorsActHasARow() throws SQLException {
        Site site = aSite("desktop");
        String store = aStoreOn(null);
        int before = entries("person/amina").size();

        assign(store, site);
        assign(store, site);

        List<Entry> rows = entries("person/amina");
        assertThat(rows).as("nothing was done the second time").hasSize(before + 1);
        assertThat(rows.getLast().kind).isEqualTo("assign");
        assertThat(json(rows.getLast().detail.getBytes(UTF_8)).get("store").asText())
                .isEqualTo(store);
    }

    private List<Entry> entries(String writer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select writer, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), kind, detail, hash"
                                + " from audit where writer like ? order by writer, seq")) {
            statement.setString(1, writer);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getBytes(6)));
                }
            }
            return entries;
        }
    }
}
