package org.storesync.masterdata.central.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.schema.SchemaFill;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;

/**
 * Fills the folded keys of rows that were written before there were folded keys, because the database can't fold. From the second start on
 * there is nothing to do.
 */
@Singleton
class FoldedKeys implements SchemaFill {
    private static final Logger LOG = Logger.getLogger(FoldedKeys.class);
    private static final int ROWS_A_STEP = 1000;

    private final Kinds kinds;
    private final Transactions transactions;

    FoldedKeys(Kinds kinds, Transactions transactions) {
        this.kinds = kinds;
        this.transactions = transactions;
    }

    private record Row(String id, byte[] body) {}

    @Override
    public void fill() {
        for (Kind kind : kinds.all()) {
            long total = 0;
            int filled;
            do {
                filled = transactions.call(connection -> fill(connection, kind));
                total += filled;
            } while (filled == ROWS_A_STEP);
            if (total > 0) {
                LOG.infof("folded the keys of %d %s", total, kind.label());
            }
        }
    }

    private static int fill(Connection connection, Kind kind) throws SQLException {
        List<Row> rows = Jdbc.list(
                connection,
                "select id, body from " + kind.table() + " where folded_key is null order by id limit ? for update",
                row -> new Row(row.getString(1), row.getBytes(2)),
                ROWS_A_STEP);
        List<@Nullable Object[]> folded = new ArrayList<>();
        for (Row row : rows) {
            Columns columns = Columns.of(kind, row.id, Bodies.parse(row.body));
            folded.add(new @Nullable Object[] {columns.foldedKey(), columns.searchText(), row.id});
        }
        RecordTable.refold(connection, kind, folded);
        return rows.size();
    }
}
