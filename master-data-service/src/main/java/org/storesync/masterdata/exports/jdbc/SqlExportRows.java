package org.storesync.masterdata.exports.jdbc;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.exports.ExportRows;
import org.storesync.masterdata.kind.Kind;

/** Keyset pages of a table. */
@Singleton
class SqlExportRows implements ExportRows {
    private final Transactions transactions;

    SqlExportRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ExportRow> after(Kind kind, @Nullable ExportRow last, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select id, sort_key, body from " + kind.table()
                        + " where not deleted and (sort_key, id) > (?, ?) order by sort_key, id limit ?",
                row -> new ExportRow(row.getString(1), row.getString(2), row.getBytes(3)),
                last == null ? "" : last.sortKey(),
                last == null ? "" : last.id(),
                limit));
    }

    @Override
    public Map<String, String> keys(Kind kind, Collection<String> ids) {
        return transactions.call(connection -> {
            Map<String, String> keys = new HashMap<>();
            Jdbc.list(
                    connection,
                    "select id, sort_key from " + kind.table() + " where id = any(?) and not deleted",
                    row -> keys.put(row.getString(1), row.getString(2)),
                    (Object) ids.toArray(String[]::new));
            return keys;
        });
    }
}
