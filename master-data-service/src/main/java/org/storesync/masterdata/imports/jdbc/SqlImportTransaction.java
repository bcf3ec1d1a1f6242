package org.storesync.masterdata.imports.jdbc;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.jdbc.SqlRecordWriter;
import org.storesync.masterdata.central.jdbc.UnsentChanges;
import org.storesync.masterdata.imports.ImportTransaction;

/** One transaction of plain JDBC for a whole file. */
@Singleton
class SqlImportTransaction implements ImportTransaction {
    private final Transactions transactions;
    private final SqlRecordWriter writer;
    private final Clock clock;

    SqlImportTransaction(Transactions transactions, SqlRecordWriter writer, Clock clock) {
        this.transactions = transactions;
        this.writer = writer;
        this.clock = clock;
    }

    /** Carries a result out of a transaction that is rolled back. */
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Object result;

        Unwanted(Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T run(Author author, Function<Session, T> work, Predicate<T> wanted) {
        try {
            return transactions.call(connection -> {
                UnsentChanges.lock(connection);
                T result = work.apply(new SqlImportSession(connection, author, writer, clock));
                if (!wanted.test(result)) {
                    throw new Unwanted(result);
                }
                return result;
            });
        } catch (Unwanted unwanted) {
            return (T) unwanted.result;
        }
    }
}
