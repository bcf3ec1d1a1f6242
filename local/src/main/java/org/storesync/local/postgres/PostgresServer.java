package org.storesync.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.Sha256;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.LogTail;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.process.Programs;

/**
 * One PostgreSQL server of a suite. It is durable (fsync, checksums), listens only on loopback, and keeps its data under the suite's
 * folder.
 */
public final class PostgresServer {
    private static final String SUPERUSER = "postgres";
    private static final ProcessSpec.Limits LIMITS =
            new ProcessSpec.Limits(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final int FINGERPRINT_BYTES = 16;
    private static final String WRONG_PASSWORD = "28P01";
    private static final Set<String> DATABASES =
            Set.of("gateway", "routing", "keycloak", "master_data", "transfer", "reporting");
    /** Keycloak changes its tables itself. */
    private static final String ONE_ROLE = "keycloak";

    private final StateDir state;
    private final Secrets secrets;
    private final int port;
    private final Path home;
    private final ServerUser user;

    /**
     * @param cache where the programs are unpacked
     * @param port of 127.0.0.1
     */
    public PostgresServer(StateDir state, Secrets secrets, Path cache, int port) {
        this.state = state;
        this.secrets = secrets;
        this.port = port;
        this.user = ServerUser.here();
        user.requireReachable(data());
        this.home = PostgresBinaries.unpacked(cache);
        user.requireReachable(home.resolve("bin"));
    }

    /** Makes the cluster if it does not exist. One that is only half made does not count. */
    public void initialise() {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = state.postgres().resolve("data.part");
        Path password = state.postgres().resolve("password");
        StateDir.delete(fresh);
        try {
            Files.createDirectory(fresh);
            Files.writeString(password, secrets.key("postgres.superuser"));
            user.giveFolder(fresh);
            user.giveFolder(password);
            int code = Programs.runLogged(
                    user.command(List.of(
                            home.resolve("bin/initdb").toString(),
                            "--pgdata=" + fresh,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums")),
                    Map.of(),
                    state.log("postgres"));
            if (code != 0) {
                throw new LocalFailure("PostgreSQL could not make its data folder: "
                        + LogTail.headline(state.log("postgres")) + " (log: " + state.log("postgres") + ")");
            }
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(fresh, e);
        } finally {
            StateDir.delete(password);
        }
    }

    /** @param settings of postgresql.conf, which win over ours */
    public ProcessSpec process(Map<String, String> settings) {
        return process(data(), settings);
    }

    /** The same server over another data folder. */
    public ProcessSpec process(Path data, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("shared_buffers", "128MB");
        all.put("max_connections", "150");
        all.put("max_wal_size", "1GB");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.putAll(settings);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessSpec(
                "postgres",
                user.command(command),
                Map.of(),
                state.log("postgres"),
                this::answers,
                LIMITS,
                // The fast shutdown: it does not wait for clients.
                ProcessSpec.Signal.INT);
    }

    /** Makes roles and databases that do not exist. Each service can enter only its own database. */
    public void createDatabases() {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("revoke connect, temporary on database postgres, template1 from public");
            for (String name : DATABASES) {
                Database database = database(name);
                createRole(statement, database.service());
                createRole(statement, database.owner());
                create(statement, database);
            }
        } catch (SQLException e) {
            throw new LocalFailure(
                    "PostgreSQL refused to make the databases: " + e.getMessage() + " (log: " + state.log("postgres")
                            + ")",
                    e);
        }
    }

    /** Makes one more database with the roles of a service's database, such as for the data of another release. */
    public Database createBeside(String service, String name) throws SQLException {
        Database usual = database(service);
        Database beside = new Database(name, url(name), usual.service(), usual.owner());
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            create(statement, beside);
        }
        return beside;
    }

    private void create(Statement statement, Database database) throws SQLException {
        String name = database.name();
        if (isMissing(statement, "select 1 from pg_database where datname = '" + name + "'")) {
            statement.execute(
                    "create database " + name + " owner " + database.owner().user());
            statement.execute("revoke all on database " + name + " from public");
        }
        if (database.parted()) {
            try (Connection inside = superuser(name)) {
                Roles.part(inside, database);
            }
        }
    }

    private static void createRole(Statement statement, Database.Login login) throws SQLException {
        if (isMissing(statement, "select 1 from pg_roles where rolname = '" + login.user() + "'")) {
            statement.execute("create role " + login.user() + " login password '" + login.password() + "'");
        }
    }

    /** A service's database. */
    public Database database(String name) {
        if (!DATABASES.contains(name)) {
            throw new IllegalArgumentException("no database '" + name + "'; there are " + DATABASES);
        }
        Database.Login service = login(name);
        return new Database(name, url(name), service, name.equals(ONE_ROLE) ? service : login(name + "_owner"));
    }

    private Database.Login login(String role) {
        return new Database.Login(role, secrets.key("postgres." + role));
    }

    /** A connection that may do everything, for what tests and benches read besides the services. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.key("postgres.superuser"));
    }

    private boolean answers() {
        try (Connection connection = superuser("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new LocalFailure(
                        "the passwords in " + state.secrets() + " don't open the databases beside them:"
                                + " bring the file back, or start with empty databases by ./storesync up --fresh",
                        e);
            }
            return false;
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The folder with the databases. */
    public Path data() {
        return state.postgres().resolve("data");
    }

    /** Gives a file or a folder with its contents to the user as whom the server runs. */
    public void give(Path path) {
        user.giveFolder(path);
    }

    /** The version of the programs, such as 18.6. */
    public static String version() {
        return Project.version("postgres").replaceFirst("\\.0$", "");
    }

    /** Tells whether two servers have the same passwords, without telling one. */
    public String fingerprint() {
        byte[] digest = Sha256.digest()
                .digest(("fingerprint " + secrets.key("postgres.superuser")).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return !row.next();
        }
    }
}
