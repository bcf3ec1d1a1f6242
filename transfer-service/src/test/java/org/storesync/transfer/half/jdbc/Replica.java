package org.storesync.transfer.half.jdbc;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.PostgresFeedLedger;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.OutboxBook.Batch;
import org.storesync.client.outbox.jdbc.PostgresOutboxBook;
import org.storesync.client.test.Judge.Pushed;
import org.storesync.client.test.Judge.Told;
import org.storesync.client.test.RoutingLog;
import org.storesync.client.test.RoutingLog.FeedPage;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.FeedPartitions;
import org.storesync.model.SaidCode;
import org.storesync.transfer.fixture.CentralLog;
import org.storesync.transfer.fixture.TestConfig;
import org.storesync.transfer.fixture.TransferDatabase;
import org.storesync.transfer.half.PairLedger;
import org.storesync.transfer.half.Sweep;
import org.storesync.transfer.half.TransferDesk;

/** One replica of the service, step by step: its reader and its sender work when a test says so. */
final class Replica {
    private static final int RECORDS_MAX = 50;

    private final CentralLog central;
    private final RoutingLog streams;
    private final PostgresFeedLedger ledger;
    private final PostgresOutboxBook outbox;
    private final TransferEffect effect;
    private final TransferDelivery delivery;
    private final Sweep sweep;
    private final TransferDesk desk;

    Replica(TransferDatabase database, CentralLog central, Clock clock) {
        this.central = central;
        this.streams = central.streams();
        Transactions transactions = database.transactions();
        var config = TestConfig.with(Map.of("sync.transfer.sweep-max", "2"));
        Judging judging = new Judging(1000000001, clock);
        effect = new TransferEffect(judging, config, clock);
        delivery = new TransferDelivery(judging);
        ledger = new PostgresFeedLedger(transactions, effect);
        outbox = new PostgresOutboxBook(transactions, delivery, clock);
        PairLedger pairs = new PostgresPairLedger(transactions, judging);
        desk = new TransferDesk(pairs);
        sweep = new Sweep(pairs, config);
    }

    TransferDesk desk() {
        return desk;
    }

    TransferEffect effect() {
        return effect;
    }

    TransferDelivery delivery() {
        return delivery;
    }

    /** A new consumer of an empty feed. */
    Replica loaded() {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            ledger.beginLoad(partition, 0);
            ledger.endLoad(partition);
        }
        return this;
    }

    /** Begins the load of the home streams of all partitions, and reads them. The load is not over yet. */
    Replica loading() {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            ledger.forget(partition);
            ledger.beginLoad(partition, streams.heads().get(partition));
            for (int stream : streams.homeStreams(partition).keySet()) {
                List<FeedRow> rows =
                        streams.stream(stream, 0, Integer.MAX_VALUE, Set.of()).rows();
                if (!rows.isEmpty()) {
                    ledger.load(partition, stream, 0, rows.getLast().seq(), rows);
                }
            }
        }
        return this;
    }

    Replica endLoad() {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            ledger.endLoad(partition);
        }
        sweep();
        return this;
    }

    /** Reads the feed to its heads. */
    Replica read() {
        ledger.positions().forEach((partition, position) -> {
            FeedPage page = streams.feed(partition, position, Integer.MAX_VALUE, Set.of());
            if (page.head() > position) {
                ledger.apply(partition, position, page.head(), page.rows());
            }
        });
        return this;
    }

    /** Reads one partition to its head. */
    Replica read(int partition) {
        long position = ledger.positions().get(partition);
        FeedPage page = streams.feed(partition, position, Integer.MAX_VALUE, Set.of());
        ledger.apply(partition, position, page.head(), page.rows());
        return this;
    }

    /** Pushes the outbox until it is empty. */
    Replica push() {
        for (int lane : outbox.lanes()) {
            Optional<Batch> batch = outbox.next(lane, RECORDS_MAX);
            while (batch.isPresent()) {
                outbox.settle(batch.get(), answers(batch.get()));
                batch = outbox.next(lane, RECORDS_MAX);
            }
        }
        return this;
    }

    /** Pushes the first batch of each lane, and stops before it notes the answer; returns the batches and their answers. */
    Map<Batch, List<Delivered>> pushAndDie() {
        Map<Batch, List<Delivered>> unanswered = new LinkedHashMap<>();
        for (int lane : outbox.lanes()) {
            outbox.next(lane, RECORDS_MAX).ifPresent(batch -> unanswered.put(batch, answers(batch)));
        }
        return unanswered;
    }

    void settle(Map<Batch, List<Delivered>> answers) {
        answers.forEach(outbox::settle);
    }

    private List<Delivered> answers(Batch batch) {
        List<Told> told = central.push(
                batch.id().toString(),
                batch.entries().stream().map(Replica::pushed).toList());
        List<Delivered> delivered = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Told each = told.get(i);
            SaidCode code = each.code() == null || each.code().isEmpty() ? null : SaidCode.of(each.code());
            delivered.add(new Delivered(batch.entries().get(i), each.outcome(), each.version(), code));
        }
        return delivered;
    }

    private static Pushed pushed(Entry entry) {
        byte[] body = entry.body();
        return new Pushed(
                entry.type(),
                entry.id(),
                entry.op().wireName(),
                entry.baseVersion(),
                body == null
                        ? null
                        : RoutingCalls.JSON.valueToTree(Bodies.fields(body).all()));
    }

    /** Reads and pushes until nothing is left to read or push. */
    Replica settle() {
        for (int round = 0; round < 8; round++) {
            read();
            push();
        }
        return this;
    }

    void sweep() {
        sweep.sweep();
    }

    /** Forgets how far it has read, so everything comes again, as states of the home streams. */
    Replica again() {
        loading();
        return endLoad();
    }
}
