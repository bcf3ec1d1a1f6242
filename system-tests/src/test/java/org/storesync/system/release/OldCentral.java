package org.storesync.system.release;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.storesync.local.host.Project;
import org.storesync.local.postgres.Database;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.release.Migration;
import org.storesync.local.release.Release;
import org.storesync.local.release.ReleaseData;
import org.storesync.local.release.ServiceDatabase;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Suite;

/** The databases of a release, with its data, and today's services on them. They stand beside a running suite, on its PostgreSQL. */
public final class OldCentral implements AutoCloseable {
    private final Suite suite;
    private final Release release;
    private final Map<ServiceDatabase, Database> databases = new EnumMap<>(ServiceDatabase.class);
    private final List<ManagedProcess> running = new ArrayList<>();

    /** Makes the databases: the schema of the release by its migrations, and its data. */
    public OldCentral(Suite suite, Release release) throws IOException, SQLException {
        this.suite = suite;
        this.release = release;
        for (ServiceDatabase each : ServiceDatabase.values()) {
            databases.put(each, suite.postgres().createBeside(each.database(), "release_" + each.database()));
            migrate(each, release.version(each));
            try (Connection superuser = connect(each)) {
                new ReleaseData(release).load(each, superuser);
            }
        }
    }

    /** Runs today's migrations. */
    public void migrate() {
        for (ServiceDatabase each : ServiceDatabase.values()) {
            migrate(each, "latest");
        }
    }

    private void migrate(ServiceDatabase which, String target) {
        Database database = database(which);
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations(Migration.folders(Project.find(), which).stream()
                        .map(Path::toString)
                        .map("filesystem:"::concat)
                        .toArray(String[]::new))
                .target(target)
                .load()
                .migrate();
    }

    /** Rows of all tables that the release has data of, as they are now; -1 for a table that is gone. */
    public Map<String, Long> rows(ServiceDatabase which) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = connect(which);
                Statement statement = connection.createStatement()) {
            for (String table : release.rows(which).keySet()) {
                try (ResultSet exists =
                        statement.executeQuery("select to_regclass('public.\"" + table + "\"') is not null")) {
                    exists.next();
                    if (!exists.getBoolean(1)) {
                        rows.put(table, -1L);
                        continue;
                    }
                }
                try (ResultSet count = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    /** Starts today's services, all at once, and waits until they are ready. */
    public void start() {
        databases.forEach((which, database) -> {
            ProcessSpec spec = suite.beside(process(which), database).withEnv(settings(which));
            running.add(new ManagedProcess(spec, started -> {}, ended -> {}));
        });
        running.forEach(ManagedProcess::launch);
        running.forEach(ManagedProcess::awaitReady);
    }

    private Database database(ServiceDatabase which) {
        return Objects.requireNonNull(databases.get(which));
    }

    /** A place of the suite where nothing else runs. */
    private static String process(ServiceDatabase which) {
        return switch (which) {
            case ROUTING -> "routing-3";
            case GATEWAY -> "gateway-3";
            case MASTER_DATA -> "master-data-2";
            case TRANSFER -> "transfer-2";
            case REPORTING -> "reporting-2";
        };
    }

    private Map<String, String> settings(ServiceDatabase which) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_SHUTDOWN_DELAY", "0S");
        settings.put("SYNC_CLIENT_URL", uri(ServiceDatabase.ROUTING).toString());
        settings.put("SYNC_GATEWAY_ROUTING_URL", uri(ServiceDatabase.ROUTING).toString());
        settings.put("SYNC_REPORTING_GATEWAY_URL", uri(ServiceDatabase.GATEWAY).toString());
        settings.put("SYNC_GATEWAY_SECRET_KEY", release.key("gateway.secret-key"));
        settings.put("SYNC_ROUTING_CURSOR_KEY", release.key("routing.cursor-key"));
        if (which.audited()) {
            settings.put("SYNC_AUDIT_KEY", release.key("audit.key." + which.module()));
        }
        return settings;
    }

    public URI uri(ServiceDatabase which) {
        return suite.uri(process(which));
    }

    public Administration administration() {
        return suite.administration(uri(ServiceDatabase.GATEWAY), uri(ServiceDatabase.ROUTING));
    }

    public Connection connect(ServiceDatabase which) throws SQLException {
        return suite.postgres().superuser(database(which).name());
    }

    /** Ends the services. The databases stay. */
    @Override
    public void close() {
        running.parallelStream().forEach(ManagedProcess::stop);
    }
}
