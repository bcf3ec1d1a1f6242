package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Positions are taken under the head's lock: none becomes visible after a larger one (I6). */
@QuarkusTest
class LateCommitTest {
    @Inject
    AgroalDataSource database;

    @DisplayName("I6: a transaction that took its position early and commits late is not skipped by a reader")
    @Test
    void aLateCommitIsNotSkipped() throws Exception {
        Site active = aSite("internal");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        String early = id();
        String late = id();
        active.push(stock(early, store));
        reader.drain();
        Thread behind;
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            writeByHand(slow, store, early);
            behind = Thread.ofVirtual()
                    .start(() -> active.sendWith(UUID.randomUUID(), 1, ",\"lane\":2", stock(late, store))
                            .then()
                            .statusCode(200));

            for (int i = 0; i < 5; i++) {
                assertThat(reader.drain())
                        .as("neither the open one nor the one behind it")
                        .isEmpty();
            }
            assertThat(behind.isAlive()).isTrue();

            slow.commit();
        }
        behind.join();
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).containsExactly(early, late);
    }

    /** Does what a push does: locks the head, moves a row after it, moves the head. */
    private static void writeByHand(Connection slow, String store, String record) throws SQLException {
        int stream = (int) Central.streamOf(store);
        long head;
        try (Statement statement = slow.createStatement();
                ResultSet row = statement.executeQuery(
                        "select head from stream_head where stream_id = " + stream + " for update")) {
            row.next();
            head = row.getLong(1);
        }
        try (PreparedStatement move = slow.prepareStatement(
                "update record set seq = ?, version = version + 1, lineage = null where stream_id = ? and record_id = ?")) {
            move.setLong(1, head + 1);
            move.setInt(2, stream);
            move.setBytes(3, org.storesync.routing.record.domain.IdBytes.encode(record));
            assertThat(move.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = slow.createStatement()) {
            statement.execute("update stream_head set head = " + (head + 1) + " where stream_id = " + stream);
        }
    }

    @DisplayName("I2, I6: a reader that follows four writers holds in the end exactly what they wrote")
    @Test
    void aReaderThatFollowsMissesNothing() throws Exception {
        Site active = aSite("internal");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int lane = 1; lane <= 4; lane++) {
            int number = lane;
            writers.add(Thread.ofVirtual().start(() -> {
                for (int seq = 1; seq <= 20; seq++) {
                    String id = id();
                    active.sendWith(UUID.randomUUID(), seq, ",\"lane\":" + number, stock(id, store))
                            .then()
                            .statusCode(200);
                    written.add(id);
                }
            }));
        }
        List<String> got = new ArrayList<>();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            lines(reader, got);
        }
        lines(reader, got);

        assertThat(written).hasSize(80);
        assertThat(got).containsAll(written).doesNotHaveDuplicates();
    }

    private static void lines(Site reader, List<String> got) {
        for (JsonNode row : reader.drain(3)) {
            if (row.path("type").asText().equals("item_line")) {
                got.add(row.get("id").asText());
            }
        }
    }
}
