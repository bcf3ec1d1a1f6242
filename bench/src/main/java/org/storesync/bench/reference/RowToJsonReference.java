package org.storesync.bench.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.storesync.bench.data.ItemLine;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.ground.BenchFailure;

/** The most that PostgreSQL can give out as JSON: {@code row_to_json} over a table with the same columns as the bodies. */
public final class RowToJsonReference {
    private static final int CHUNK = 10_000;
    private static final int FETCH = 5_000;

    private final ReferenceDatabase database;
    private final int rows;

    public RowToJsonReference(ReferenceDatabase database, int rows, ItemLines lines) {
        this.database = database;
        this.rows = rows;
        database.with("table of item lines", connection -> fill(connection, lines));
    }

    /** Rows a second, read to the end in pages as large as those of a pull. */
    public double rowsPerSecond() {
        return database.with("row_to_json", connection -> {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            int count = 0;
            long characters = 0;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery("select row_to_json(l) from item_line l")) {
                    while (row.next()) {
                        characters += row.getString(1).length();
                        count++;
                    }
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (count != rows || characters < 500L * rows) {
                throw new BenchFailure(
                        "row_to_json gave " + count + " rows of " + rows + ", " + characters + " characters");
            }
            return rows / seconds;
        });
    }

    private boolean fill(Connection connection, ItemLines lines) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ItemLine.createTable("item_line"));
            for (int done = 0; done < rows; done += CHUNK) {
                StringBuilder csv = new StringBuilder(CHUNK * 600);
                for (ItemLine line : lines.next("00000000-0000-4000-8000-000000000000", Math.min(CHUNK, rows - done))) {
                    line.appendCsv(csv);
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy item_line from stdin (format csv)",
                                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                                1 << 16);
            }
            return statement.execute("vacuum analyze item_line");
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
