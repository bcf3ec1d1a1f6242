package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.record.domain.Epochs;

/** Cursors that are lost, old, changed, another site's, or from before central was restored (design: Cursor, Epoch; I12). */
@QuarkusTest
class CursorTest {
    @Inject
    AgroalDataSource database;

    @Inject
    EpochService epochs;

    @Test
    void withoutACursorEverythingBeginsAnew() {
        Site site = aSite("desktop");
        JsonNode first = site.pull(1000);

        assertThat(first.get("begins"))
                .extracting(begin -> begin.get("stream").asText())
                .contains("central", "store-core", "site/" + site.id);
        assertThat(site.pull(1000).path("begins")).isEmpty();
        site.cursor = null;
        assertThat(site.pull(1000).get("begins")).hasSameSizeAs(first.get("begins"));
        site.cursor = "";
        assertThat(site.pull(1000).get("begins")).hasSameSizeAs(first.get("begins"));
    }

    @Test
    void aChangedCursorIsToldApartFromAnothers() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        site.drain();
        other.drain();
        String cursor = String.valueOf(site.cursor);

        site.page("nonsense", 10).then().statusCode(400).body("code", Matchers.equalTo("cursor-malformed"));
        site.page(cursor.substring(1), 10).then().statusCode(400).body("code", Matchers.equalTo("cursor-malformed"));
        char last = cursor.charAt(cursor.length() - 1) == 'A' ? 'B' : 'A';
        site.page(cursor.substring(0, cursor.length() - 1) + last, 10).then().statusCode(400);
        site.page("\u0000".repeat(5000), 10).then().statusCode(400).body("code", Matchers.equalTo("cursor-malformed"));
        site.page(other.cursor, 10).then().statusCode(409).body("code", Matchers.equalTo("cursor-foreign"));
        site.page(cursor, 10).then().statusCode(200);
    }

    @Test
    void aLowerCursorIsServed() {
        Site site = aSite("desktop");
        site.drain();
        String before = site.cursor;
        String id = id();
        aPrimary().push(item(id, "x"));
        assertThat(site.drainOf(id)).hasSize(1);
        site.pull(10);

        site.cursor = before;

        assertThat(site.drainOf(id)).as("the client lost the page").hasSize(1);
    }

    @DisplayName("a new epoch: positions and versions jump, old cursors stay valid, nothing is sent twice")
    @Test
    void oldCursorsStayValidInANewEpoch() {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        String old = id();
        long before = active.accepted(stock(old, store));
        assertThat(reader.drainOf(old)).hasSize(1);
        String unread = id();
        active.push(stock(unread, store));

        long epoch = epochs.begin("a test");

        assertThat(reader.begin(0, null).get("site").get("epoch").asLong()).isEqualTo(epoch);
        String fresh = id();
        assertThat(active.accepted(stock(fresh, store))).isGreaterThan(Epochs.base(epoch));
        long after = active.accepted(stock(old, store, "again"));
        assertThat(after)
                .isGreaterThan(before)
                .isGreaterThan(Epochs.base(epoch))
                .isLessThan(1L << 53);
        JsonNode page = reader.pull(2);
        assertThat(page.get("changes"))
                .extracting(row -> row.get("id").asText())
                .containsExactly(unread, fresh);
        assertThat(page.get("remaining").asLong()).isEqualTo(1);
        assertThat(page.path("begins")).isEmpty();
        assertThat(reader.drain()).extracting(row -> row.get("id").asText()).containsExactly(old);
    }

    @DisplayName(
            "an epoch another replica began a moment ago holds for the next push here, and its cursors prove nothing")
    @Test
    void anotherReplicasEpochHoldsAtOnce() throws SQLException {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        active.drain();
        long epoch = Epochs.next(Instant.now(), epochs.current());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into central_epoch (epoch, began_at, why, timeline)" + " select " + epoch
                    + ", now(), 'another replica', max(timeline) from central_epoch");
        }

        assertThat(active.accepted(stock(id(), store))).isGreaterThan(Epochs.base(epoch));
        active.drain();
        active.pull(5);

        epochs.refresh();
        assertThat(epochs.current()).as("no further one began").isEqualTo(epoch);
    }

    @DisplayName(
            "I12: a genuine cursor above our head proves that central was restored: one new epoch, and the site reads again only what was lost")
    @Test
    void aCursorAboveTheHeadBeginsANewEpoch() throws SQLException {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        String kept = id();
        String lost = id();
        active.push(stock(kept, store));
        active.push(stock(lost, store));
        reader.drain();
        long before = epochs.current();
        putBack(store, lost);

        assertThat(reader.drain())
                .extracting(row -> row.path("id").asText())
                .as("it reads the stream again from which rows are lost")
                .containsExactly(kept);

        long epoch = epochs.current();
        assertThat(epoch).isGreaterThan(before);
        reader.drain();
        reader.pull(5);
        assertThat(epochs.current()).as("once").isEqualTo(epoch);
        String fresh = id();
        active.push(stock(fresh, store));
        assertThat(reader.drain())
                .extracting(row -> row.path("id").asText())
                .as("its position is above all it has seen")
                .containsExactly(fresh);
        assertThat(epochs.current()).isEqualTo(epoch);
    }

    /** Restores the store's stream as a backup has it that was taken before its last record came. */
    private void putBack(String store, String record) throws SQLException {
        long stream = Central.streamOf(store);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from record where stream_id = " + stream + " and record_id = '\\x"
                    + java.util.HexFormat.of().formatHex(org.storesync.routing.record.domain.IdBytes.encode(record))
                    + "'");
            statement.execute("update stream_head set head = "
                    + Central.number("select max(seq) from record where stream_id = " + stream) + " where stream_id = "
                    + stream);
        }
    }
}
