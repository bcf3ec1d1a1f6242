package org.storesync.client.feed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.ClientDatabase;
import org.storesync.client.feed.FeedRow;
import org.storesync.model.Operation;

/** Position and effect belong together: a row counts once, however many replicas read it and wherever one of them stops. */
class PostgresFeedLedgerTest {
    private static final List<FeedRow> ROWS =
            List.of(new FeedRow("store/S", 1, "item_line", "L", Operation.UPSERT, 1, null));

    private final ClientDatabase database = new ClientDatabase();
    private final List<FeedRow> applied = new ArrayList<>();
    private final PostgresFeedLedger ledger =
            new PostgresFeedLedger(database.transactions(), (connection, partition, rows) -> applied.addAll(rows));

    @Test
    void whereAnotherReplicaWasFasterNothingHappens() {
        load(3, 10);

        assertThat(ledger.apply(3, 10, 12, ROWS)).isTrue();
        assertThat(ledger.apply(3, 10, 12, ROWS)).isFalse();

        assertThat(applied).hasSize(1);
        assertThat(ledger.positions()).containsExactly(java.util.Map.entry(3, 12L));
    }

    @Test
    void anEffectThatFailsMovesNothing() {
        load(3, 10);
        PostgresFeedLedger failing = new PostgresFeedLedger(database.transactions(), (connection, partition, rows) -> {
            throw new IllegalStateException("the process dies here");
        });

        assertThatThrownBy(() -> failing.apply(3, 10, 12, ROWS)).hasMessageContaining("dies");

        assertThat(ledger.positions()).containsEntry(3, 10L);
    }

    @DisplayName("a load that was cut goes on where it was, and ends at the head noted before its first row")
    @Test
    void aLoadGoesOnWhereItWasCut() {
        assertThat(ledger.beginLoad(5, 100)).isEqualTo(100);
        assertThat(ledger.load(5, 77, 0, 40, ROWS)).isTrue();
        assertThat(ledger.load(5, 77, 0, 40, ROWS)).as("read by two").isFalse();

        assertThat(ledger.beginLoad(5, 250)).as("the head noted first counts").isEqualTo(100);
        assertThat(ledger.loaded(5, 77)).hasValue(40);
        assertThat(ledger.load(5, 77, 40, 60, ROWS)).isTrue();
        ledger.endLoad(5);

        assertThat(applied).hasSize(2);
        assertThat(ledger.positions()).containsEntry(5, 100L);
        assertThat(ledger.load(5, 77, 60, 80, ROWS)).as("the load is over").isFalse();
    }

    @Test
    void whoForgetsBeginsWithTheStreams() {
        load(2, 9);

        ledger.forget(2);

        assertThat(ledger.positions()).isEmpty();
        assertThat(ledger.apply(2, 9, 10, ROWS)).isFalse();
        assertThat(ledger.loaded(2, 1)).isEmpty();
    }

    private void load(int partition, long head) {
        ledger.beginLoad(partition, head);
        ledger.endLoad(partition);
    }
}
