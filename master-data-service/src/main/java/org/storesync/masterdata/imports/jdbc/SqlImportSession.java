package org.storesync.masterdata.imports.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.kit.jdbc.SqlWork;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.central.jdbc.SqlRecordWriter;
import org.storesync.masterdata.imports.ImportTransaction.Known;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;

/** Reads and writes for an import: reads by arrays, writes in batches. */
final class SqlImportSession implements Session {
    private final Connection connection;
    private final Author author;
    private final SqlRecordWriter writer;
    private final Clock clock;

    SqlImportSession(Connection connection, Author author, SqlRecordWriter writer, Clock clock) {
        this.connection = connection;
        this.author = author;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Map<String, List<String>> idsByKey(Kind kind, Collection<String> keys) {
        return all(
                "select folded_key, id from " + kind.table() + " where folded_key = any(?) and not deleted order by id",
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
                "select id, case when deleted then '' when sort_key = '' then id else sort_key end from " + kind.table()
                        + " where id = any(?)",
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
        return sql(c -> SqlRecordWriter.newIds(c, count));
    }

    @Override
    public void write(Kind kind, List<Edit> edits) {
        sql(c -> {
            writer.write(c, author, kind, edits, clock.instant());
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
