package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.test.TestCluster;
import org.storesync.kit.test.TestPostgres;
import org.storesync.routing.feed.jdbc.HomeRowSql;
import org.storesync.routing.pull.jdbc.SnapshotSql;
import org.storesync.routing.record.jdbc.StreamRowSql;

/**
 * A page walks along the index of positions, also on a table that nobody ever analysed, where the planner would otherwise sort (design:
 * Pages).
 */
class PagePlanTest {
    private static final int ROWS = 200_000;
    private static final int STREAMS = 4;

    private static String url = "";

    /** Runs once, because both tests read the same rows. */
    @BeforeAll
    static void aFilledTable() throws SQLException {
        url = TestPostgres.freshDatabase("plan");
        Flyway.configure()
                .dataSource(url, TestPostgres.USER, TestPostgres.PASSWORD)
                .locations("classpath:db/migration", "classpath:db/audit")
                .load()
                .migrate();
        try (Connection connection = connect()) {
            fill(connection);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page | int, bigint, bigint, int | 3, 100, 200000, 1000",
                "rows of the feed | int, bigint, bigint, int[], int | 3, 100, 200000, '{310}', 1000",
            })
    void walksTheIndexOfPositionsWithoutSorting(String rows, String types, String values) throws SQLException {
        try (Connection connection = connect()) {
            String sql = rows.equals("page") ? SnapshotSql.ROWS : HomeRowSql.ROWS_OF_TYPES;
            List<String> plan = plan(connection, sql, types, values);
            boolean cluster = cluster(connection);

            assertThat(plan)
                    .anyMatch(line ->
                            line.matches(".*Index Scan using record_\\d+_stream_id_seq_key(_\\d+)? on record_\\d+.*"));
            assertThat(plan)
                    .noneMatch(line ->
                            line.matches(".*Sort(?! Key).*") || line.contains("Bitmap") || line.contains("Seq Scan"));
            assertThat(plan).anyMatch(line -> line.contains("rows=1000.00") || line.contains("rows=1000 "));
            assertThat(plan)
                    .as("partitions of other streams are not looked at")
                    .anyMatch(line -> line.contains(cluster ? "Task Count: 1" : "Subplans Removed: 7"));
        }
    }

    private static Connection connect() throws SQLException {
        String plans = TestCluster.url().isPresent() ? "auto" : "force_generic_plan";
        String options = "options=-c%20plan_cache_mode=" + plans + "%20-c%20citus.propagate_set_commands=local";
        Connection connection = TestPostgres.connect(url + (url.contains("?") ? "&" : "?") + options);
        connection.setAutoCommit(false);
        return connection;
    }

    private static boolean cluster(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_extension where extname = 'citus'")) {
            return row.next();
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int partition = 0; partition < 8 && !cluster(connection); partition++) {
                statement.execute("alter table record_" + partition + " set (autovacuum_enabled = off)");
            }
            statement.execute("""
                    insert into record (stream_id, seq, created_seq, version, received_at, record_type, op, record_id, body)
                    select 1 + n %% %d, n, n, 1, now(), 310, 'U', int8send(hashint8extended(n, 7)), repeat('x', 40)::bytea
                    from generate_series(1, %d) n""".formatted(STREAMS, ROWS));
            connection.commit();
            try (ResultSet row =
                    statement.executeQuery("select max(reltuples) from pg_class where relname like 'record\\__'")) {
                row.next();
                assertThat(row.getInt(1)).as("never analysed").isEqualTo(-1);
            }
            connection.commit();
        }
    }

    /** Prepared once, and planned for any stream and position, as in the service. */
    private static List<String> plan(Connection connection, String rows, String types, String values)
            throws SQLException {
        StreamRowSql.begin(connection);
        String sql = rows;
        for (int parameter = 1; sql.indexOf('?') >= 0; parameter++) {
            sql = sql.replaceFirst("\\?", "\\$" + parameter);
        }
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare page (" + types + ") as " + sql);
            try (ResultSet row = statement.executeQuery("explain (analyze, costs off) execute page (" + values + ")")) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return lines;
    }
}
