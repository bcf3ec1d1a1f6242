package org.storesync.bench.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;
import org.postgresql.PGConnection;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.ground.BenchFailure;

/** The most that PostgreSQL can take in: rows of ten typed columns by one COPY into an empty table with a key of random ids. */
public final class CopyReference {
    private static final String TABLE = """
            create table stock_line (id uuid primary key, store_id varchar(36) not null, item_id varchar(36) not null, batch varchar(60),
                expiry date, pack_size int not null, quantity numeric(18,4) not null, cost_price numeric(18,4), note varchar(200),
                modified timestamp not null default now())""";
    private static final int ITEMS = 4_000;

    private final ReferenceDatabase database;
    private final int rows;
    private final byte[] csv;

    public CopyReference(ReferenceDatabase database, int rows, RandomGenerator random) {
        this.database = database;
        this.rows = rows;
        this.csv = csv(rows, random);
        database.with("create table stock_line", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(TABLE);
            }
        });
    }

    /** Rows a second of one COPY, including its commit. */
    public double rowsPerSecond() {
        return database.with("COPY", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate stock_line");
            }
            long begin = System.nanoTime();
            long copied;
            try {
                copied = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy stock_line from stdin (format csv)", new ByteArrayInputStream(csv), 1 << 16);
            } catch (IOException e) {
                throw new SQLException(e);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (copied != rows) {
                throw new BenchFailure("COPY took " + copied + " rows of " + rows);
            }
            return rows / seconds;
        });
    }

    private static byte[] csv(int rows, RandomGenerator random) {
        StringBuilder csv = new StringBuilder(rows * 140);
        String[] items = new String[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            items[i] = ItemLines.newId(random).replace("-", "");
        }
        for (int i = 0; i < rows; i++) {
            csv.append(ItemLines.newId(random)).append(",00").append(i % 3).append(',');
            csv.append(items[i % ITEMS]).append(",B").append(i).append(",2027-");
            csv.append(1 + i % 12 < 10 ? "0" : "").append(1 + i % 12).append("-15,100,");
            csv.append(i * 125L / 100)
                    .append('.')
                    .append(i * 125L % 100 < 10 ? "0" : "")
                    .append(i * 125L % 100)
                    .append(',');
            csv.append(i / 100).append('.').append(i % 100 < 10 ? "0" : "").append(i % 100);
            csv.append(",n,2027-01-01 10:00:00.123456\n");
        }
        return csv.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
