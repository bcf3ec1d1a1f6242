package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.half.PairLedger;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Decided;
import org.storesync.transfer.half.domain.judge.PairNews;

/** Keeps pairs in the tables, with one transaction for each call. */
@Singleton
class PostgresPairLedger implements PairLedger {
    private final Transactions transactions;
    private final Judging judging;

    PostgresPairLedger(Transactions transactions, Judging judging) {
        this.transactions = transactions;
        this.judging = judging;
    }

    @Override
    public <T> T decide(DocumentKey source, Rule<T> rule) {
        return transactions.call(connection -> {
            Decided<T> decided =
                    rule.decide(judging.read(connection, List.of(source)), FactTable.isLoading(connection));
            JudgementWrites.write(connection, decided.judgements(), judging.now());
            return decided.outcome();
        });
    }

    @Override
    public int judgeWaiting(int max) {
        return transactions.call(connection -> {
            PairNews news = waiting(connection, max);
            judging.judge(connection, news);
            return news.sources().size();
        });
    }

    private static PairNews waiting(Connection connection, int max) throws SQLException {
        PairNews news = new PairNews();
        if (FactTable.isLoading(connection)) {
            return news;
        }
        List<DocumentKey> loaded = DocumentTable.loaded(connection, max);
        news.add(loaded, News.SOURCE);
        news.add(loaded, News.HALF);
        if (loaded.isEmpty()) {
            news.add(FactTable.satisfied(connection, max), News.FACT);
        }
        return news;
    }
}
