package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.half.TransferDesk;
import org.storesync.transfer.half.domain.Course;
import org.storesync.transfer.half.domain.Event;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Scene;
import org.storesync.transfer.half.domain.Step;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** Acts of people over the tables. */
@Singleton
class PostgresTransferDesk implements TransferDesk {
    private final Transactions transactions;
    private final PairJudge judge;

    PostgresTransferDesk(Transactions transactions, PairJudge judge) {
        this.transactions = transactions;
        this.judge = judge;
    }

    @Override
    public Outcome send(DocumentKey source, Person person) {
        return transactions.call(connection -> act(connection, source, Event.SENT_BY_PERSON, person));
    }

    @Override
    public Outcome close(DocumentKey source, Person person) {
        return transactions.call(connection -> act(connection, source, Event.CLOSED_BY_PERSON, person));
    }

    private Outcome act(Connection connection, DocumentKey key, Event event, Person person) throws SQLException {
        Scenes scenes = Scenes.of(connection, List.of(key), judge.me(), judge.now());
        Optional<DocumentTable.Row> source = scenes.source(key);
        if (source.isEmpty() || !scenes.hasPair(key)) {
            return Outcome.UNKNOWN;
        }
        Pair before = scenes.pair(key);
        Scene scene = scenes.scene(source.get(), before);
        if (event == Event.SENT_BY_PERSON && (!scene.isSendable(before.kind()) || FactTable.isLoading(connection))) {
            return Outcome.NOT_FIT;
        }
        Step step = Course.on(event, before, scene);
        PairWrites writes = new PairWrites();
        writes.waitFor(key, scenes.waits(source.get(), scene));
        String told = event == Event.SENT_BY_PERSON ? "sending" : "closing";
        writes.step(
                source.get().lane(), before, true, step, new HistoryTable.Cause(told, person.name(), person.reason()));
        writes.write(connection, judge.now());
        return Outcome.DONE;
    }
}
