package org.storesync.local.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;

/** Writes the data of a running suite as those of a release, and loads them into the schema of that release. */
public final class ReleaseData {
    /** Flyway writes it itself when it makes the schema. */
    private static final String HISTORY = "flyway_schema_history";

    private static final List<String> KEYS = Stream.concat(
                    Arrays.stream(ServiceDatabase.values())
                            .filter(ServiceDatabase::audited)
                            .map(each -> "audit.key." + each.module()),
                    Stream.of("gateway.secret-key", "routing.cursor-key"))
            .toList();

    private final Release release;

    public ReleaseData(Release release) {
        this.release = release;
    }

    /** Opens a database of a suite as its superuser. */
    public interface Opener {
        Connection open(String database) throws SQLException;
    }

    /**
     * Replaces the folder of the release.
     *
     * @param commit what the suite's services were built from
     * @return rows written
     */
    public long write(Project project, StateDir state, Opener databases, String commit)
            throws IOException, SQLException {
        StateDir.delete(release.folder());
        Files.createDirectories(release.folder());
        StringBuilder migrations = new StringBuilder();
        long rows = 0;
        for (ServiceDatabase database : ServiceDatabase.values()) {
            Migration.of(project, database)
                    .forEach(each -> migrations.append(each.line()).append('\n'));
            rows += write(database, databases);
        }
        Files.writeString(release.folder().resolve(Release.MIGRATIONS), migrations);
        writeKeys(state);
        // Last, because a folder without it is no release: whoever was ended half-way declares again.
        Files.writeString(release.folder().resolve(Release.COMMIT), commit + "\n");
        return rows;
    }

    private long write(ServiceDatabase database, Opener databases) throws IOException, SQLException {
        Files.createDirectories(release.data(database));
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = databases.open(database.database())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables(connection)) {
                Path file = release.table(database, table);
                long count;
                try (OutputStream out = new BestGzip(Files.newOutputStream(file))) {
                    count = copy.copyOut("copy \"" + table + "\" to stdout with (header)", out);
                }
                if (count > 0) {
                    rows.put(table, count);
                } else {
                    Files.delete(file);
                }
            }
            Files.writeString(release.data(database).resolve(Release.ROWS), lines(rows));
            Files.writeString(release.data(database).resolve(Release.SEQUENCES), lines(sequences(connection)));
            connection.rollback();
        }
        return rows.values().stream().mapToLong(each -> each).sum();
    }

    /** Fills the schema of the release. What the migrations themselves wrote is replaced. */
    public void load(ServiceDatabase database, Connection superuser) throws IOException, SQLException {
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            // Rows come in the order of their tables' names, so their references can't be checked before all are there.
            statement.execute("set local session_replication_role = replica");
            String all =
                    tables(superuser).stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
            statement.execute("truncate " + all);
            CopyManager copy = superuser.unwrap(PGConnection.class).getCopyAPI();
            for (String table : release.rows(database).keySet()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(release.table(database, table)))) {
                    copy.copyIn("copy \"" + table + "\" from stdin with (header match)", in);
                }
            }
            for (Map.Entry<String, Long> sequence : release.sequences(database).entrySet()) {
                statement.execute("select setval('\"" + sequence.getKey() + "\"', " + sequence.getValue() + ")");
            }
            superuser.commit();
            superuser.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    private void writeKeys(StateDir state) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(state.secrets())) {
            secrets.load(reader);
        }
        StringBuilder keys = new StringBuilder(
                "# The keys under which the data of this folder were written. They open nothing else.\n");
        KEYS.forEach(name ->
                keys.append(name).append('=').append(secrets.getProperty(name)).append('\n'));
        try (Writer writer = Files.newBufferedWriter(release.folder().resolve(Release.KEYS))) {
            writer.append(keys);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return column(
                connection,
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '"
                        + HISTORY + "' order by relname");
    }

    private static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sequencename, last_value from pg_sequences where last_value is not null")) {
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
        }
        return sequences;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private static String lines(Map<String, Long> numbers) {
        return numbers.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
