package org.storesync.masterdata.imports.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.kit.jdbc.SqlWork;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.Columns;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Kind.Link;
import org.storesync.masterdata.central.jdbc.CentralTable;
import org.storesync.masterdata.central.jdbc.SqlPublisher;
import org.storesync.masterdata.central.jdbc.SqlTrail;
import org.storesync.masterdata.central.jdbc.UnsentChanges;
import org.storesync.masterdata.imports.ImportTransaction;

/** Imports by plain JDBC: arrays in, batches out. */
@Singleton
class SqlImportTransaction implements ImportTransaction {
    private final Transactions transactions;
    private final SqlTrail trail;
    private final Clock clock;

    SqlImportTransaction(Transactions transactions, SqlTrail trail, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
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
                T result = work.apply(new JdbcSession(connection, author));
                if (!wanted.test(result)) {
                    throw new Unwanted(result);
                }
                return result;
            });
        } catch (Unwanted unwanted) {
            return (T) unwanted.result;
        }
    }

    private final class JdbcSession implements Session {
        private final Connection connection;
        private final Author author;

        JdbcSession(Connection connection, Author author) {
            this.connection = connection;
            this.author = author;
        }

        @Override
        public Map<String, List<String>> idsByKey(Kind kind, Collection<String> keys) {
            return all(
                    "select folded_key, id from " + kind.table()
                            + " where folded_key = any(?) and not deleted order by id",
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    array(keys));
        }

        @Override
        public Map<String, List<Known>> byKey(Kind kind, Collection<String> keys) {
            return all(
                    "select folded_key, id, body from " + kind.table()
                            + " where folded_key = any(?) and not deleted order by id",
                    row -> Map.entry(row.getString(1), new Known(row.getString(2), row.getBytes(3))),
                    array(keys));
        }

        @Override
        public Map<List<String>, List<Known>> byLinks(Kind kind, Collection<List<String>> links) {
            String one = kind.links().getFirst().column();
            String other = kind.links().getLast().column();
            return all(
                    "select t." + one + ", t." + other + ", t.id, t.body from " + kind.table()
                            + " t join unnest(?::text[], ?::text[]) l(one, other) on t." + one + " = l.one and t."
                            + other + " = l.other where not t.deleted order by t.id",
                    row -> Map.entry(
                            List.of(row.getString(1), row.getString(2)), new Known(row.getString(3), row.getBytes(4))),
                    array(links.stream().map(List::getFirst).toList()),
                    array(links.stream().map(List::getLast).toList()));
        }

        @Override
        public Map<String, String> keysById(Kind kind, Collection<String> ids) {
            return map(
                    "select id, case when deleted then '' when sort_key = '' then id else sort_key end from "
                            + kind.table() + " where id = any(?)",
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    array(ids));
        }

        @Override
        public Map<String, String> idsByLink(Kind kind, Link link, Collection<String> targets) {
            return map(
                    "select " + link.column() + ", id from " + kind.table() + " where " + link.column()
                            + " = any(?) and not deleted",
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    array(targets));
        }

        @Override
        public List<String> newIds(int count) {
            return sql(c -> SqlPublisher.newIds(c, count));
        }

        @Override
        public void write(Kind kind, List<Written> written) {
            List<Columns> records = written.stream().map(Written::columns).toList();
            sql(c -> {
                SqlPublisher.changed(c, kind, records, clock.instant());
                CentralTable.edit(c, kind, records, clock.instant());
                List<SqlTrail.Change> changes = written.stream()
                        .map(each -> new SqlTrail.Change(
                                each.columns().id(),
                                each.before(),
                                each.columns().body()))
                        .toList();
                trail.write(c, author, kind, changes, clock.instant());
                return true;
            });
        }

        private <K, V> Map<K, List<V>> all(String query, RowMapper<Map.Entry<K, V>> mapper, Object... arguments) {
            Map<K, List<V>> all = new HashMap<>();
            sql(c -> Jdbc.list(c, query, mapper, arguments))
                    .forEach(entry -> all.computeIfAbsent(entry.getKey(), none -> new ArrayList<>())
                            .add(entry.getValue()));
            return all;
        }

        private <K, V> Map<K, V> map(String query, RowMapper<Map.Entry<K, V>> mapper, Object... arguments) {
            Map<K, V> map = new HashMap<>();
            sql(c -> Jdbc.list(c, query, mapper, arguments))
                    .forEach(entry -> map.putIfAbsent(entry.getKey(), entry.getValue()));
            return map;
        }

        private <T> T sql(SqlWork<T> work) {
            try {
                return work.run(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("an import could not be written", e);
            }
        }

        /** One argument, not many. */
        private static Object array(Collection<String> texts) {
            return texts.toArray(String[]::new);
        }
    }
}
