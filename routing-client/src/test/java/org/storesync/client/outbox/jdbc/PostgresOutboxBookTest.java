package org.storesync.client.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.ClientDatabase;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.OutboxBook.Batch;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;

/** Once (I4): the same rows make the same batch until it is answered, and an answer counts once. */
class PostgresOutboxBookTest {
    private final ClientDatabase database = new ClientDatabase();
    private final List<Delivered> told = new ArrayList<>();
    private final PostgresOutboxBook store = another();

    private PostgresOutboxBook another() {
        return new PostgresOutboxBook(
                database.transactions(), (connection, lane, changes) -> told.addAll(changes), Clock.systemUTC());
    }

    @DisplayName("a batch in doubt is the same again, also for another replica and under another limit")
    @Test
    void aBatchInDoubtIsTheSameAgain() {
        append(3, "a", "b", "c");

        Batch first = store.next(3, 2).orElseThrow();
        append(3, "d");

        assertThat(first.entries()).extracting(Entry::id).containsExactly("a", "b");
        assertThat(first.firstSeq()).isEqualTo(1);
        Batch again = another().next(3, 1).orElseThrow();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.lineage()).isEqualTo(first.lineage());
        assertThat(again.firstSeq()).isEqualTo(1);
        assertThat(again.entries()).extracting(Entry::id).containsExactly("a", "b");
        assertThat(store.lanes()).containsExactly(3);
    }

    @Test
    void anAnswerCountsOnce() {
        append(0, "a");
        Batch batch = store.next(0, 10).orElseThrow();
        List<Delivered> outcomes = List.of(new Delivered(batch.entries().getFirst(), Outcome.ACCEPTED, 7, null));

        store.settle(batch, outcomes);
        another().settle(batch, outcomes);

        assertThat(told).extracting(Delivered::version).containsExactly(7L);
        assertThat(store.waiting()).isZero();
        assertThat(store.lanes()).isEmpty();
    }

    @DisplayName("the change that came first, of all lanes, tells how long the outbox waits")
    @Test
    void tellsHowLongTheFirstWaits() {
        assertThat(store.secondsWaited()).isZero();
        append(0, "new");
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        database.transactions()
                .run(connection -> Outbox.append(connection, 5, List.of(Entry.delete("item", "old", 1L)), anHourAgo));
        append(5, "behind it");

        assertThat(store.secondsWaited()).isBetween(3600.0, 3660.0);
    }

    @DisplayName("a change to try later goes to the end of its lane, under a new number")
    @Test
    void retryLaterGoesToTheEnd() {
        append(0, "a", "b");
        Batch batch = store.next(0, 10).orElseThrow();
        store.settle(
                batch,
                List.of(
                        new Delivered(batch.entries().get(0), Outcome.RETRY_LATER, 0, RecordCode.BUSY),
                        new Delivered(batch.entries().get(1), Outcome.REFUSED, 0, RecordCode.NOT_YOUR_STORE)));

        assertThat(told).extracting(Delivered::code).containsExactly(RecordCode.NOT_YOUR_STORE);
        Batch next = store.next(0, 10).orElseThrow();
        assertThat(next.entries()).extracting(Entry::id).containsExactly("a");
        assertThat(next.firstSeq()).isEqualTo(3);
        assertThat(next.id()).isNotEqualTo(batch.id());
    }

    @DisplayName("who decides a delivery and fails leaves everything as it was: the batch is settled again")
    @Test
    void aFailedDeliveryIsDoneAgain() {
        append(0, "a");
        Batch batch = store.next(0, 10).orElseThrow();
        List<Delivered> outcomes = List.of(new Delivered(batch.entries().getFirst(), Outcome.ACCEPTED, 7, null));
        PostgresOutboxBook failing = new PostgresOutboxBook(
                database.transactions(),
                (connection, lane, changes) -> {
                    throw new IllegalStateException("the process dies here");
                },
                Clock.systemUTC());

        assertThatThrownBy(() -> failing.settle(batch, outcomes)).hasMessageContaining("dies");
        assertThat(store.next(0, 10).orElseThrow().id()).isEqualTo(batch.id());
        store.settle(batch, outcomes);

        assertThat(told).hasSize(1);
    }

    @Test
    void anotherInstallationCutsItsBatchesAnew() {
        append(0, "a");
        Batch before = store.next(0, 10).orElseThrow();

        assertThat(store.renewLineage(before.lineage())).isTrue();

        Batch after = store.next(0, 10).orElseThrow();
        assertThat(after.lineage()).isNotEqualTo(before.lineage());
        assertThat(after.id()).isNotEqualTo(before.id());
    }

    @DisplayName(
            "another installation changes nothing that may be newer at central: each change has a base, that of the first or 0")
    @Test
    void anotherInstallationComparesEachChange() {
        append(0, "new");
        database.transactions().run(connection -> {
            Outbox.append(connection, 0, List.of(edit("old", 3L), entry("old"), entry("new")), Instant.now());
        });

        store.renewLineage(store.lineage());

        assertThat(store.next(0, 10).orElseThrow().entries())
                .extracting(each -> each.id() + " " + each.baseVersion())
                .containsExactly("new 0", "old 3", "old 3", "new 0");
    }

    @DisplayName("who learns later that the former installation is refused changes nothing: the new one's batch stays")
    @Test
    void anInstallationIsReplacedOnce() {
        append(0, "a");
        Batch before = store.next(0, 10).orElseThrow();
        store.renewLineage(before.lineage());
        Batch after = store.next(0, 10).orElseThrow();

        assertThat(another().renewLineage(before.lineage())).isFalse();

        assertThat(store.lineage()).isEqualTo(after.lineage());
        assertThat(store.next(0, 10).orElseThrow().id()).isEqualTo(after.id());
    }

    @DisplayName("what was decided in a transaction that fails is never pushed")
    @Test
    void aTransactionThatFailsAppendsNothing() {
        assertThatThrownBy(() -> database.transactions().run(connection -> {
                    Outbox.append(connection, 0, List.of(entry("a")), Instant.now());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        append(0, "b");

        assertThat(store.next(0, 10).orElseThrow().firstSeq()).as("no hole").isEqualTo(1);
    }

    private void append(int lane, String... ids) {
        database.transactions().run(connection -> {
            List<Entry> entries = new ArrayList<>();
            for (String id : ids) {
                entries.add(entry(id));
            }
            Outbox.append(connection, lane, entries, Instant.now());
        });
    }

    private static Entry entry(String id) {
        return edit(id, null);
    }

    private static Entry edit(String id, @Nullable Long baseVersion) {
        return Entry.upsert("item", id, baseVersion, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
