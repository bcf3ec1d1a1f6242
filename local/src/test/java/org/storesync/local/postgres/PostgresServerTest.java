package org.storesync.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.ManagedProcess;

@Timeout(60)
class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverAKillAndARestart() throws SQLException {
        try (Running running = started()) {
            PostgresServer server = running.server;
            server.createDatabases();
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "data_checksums")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            execute(server.database("keycloak"), "create table kept(it int)", "insert into kept values (7)");

            running.process.kill9();
            running.process.start();

            assertThat(value(server.database("keycloak").connect(), "select it from kept"))
                    .isEqualTo("7");
            assertThatEachRoleEntersOnlyItsOwn(server);
        }
        assertThat(new StateDir(folder).postgres().resolve("data/postmaster.pid"))
                .doesNotExist();
    }

    @DisplayName(
            "security-10 a service's role adds to the audit and owns nothing, in a new database and in one it owned before")
    @Test
    void partsTheServiceFromTheOwner() throws SQLException {
        try (Running running = started()) {
            PostgresServer server = running.server;
            try (Connection owner = connectAsOwner(server.database("routing"));
                    Statement statement = owner.createStatement()) {
                statement.execute("create table site(it int)");
            }
            try (Connection connection = server.superuser("gateway");
                    Statement statement = connection.createStatement()) {
                statement.execute("alter database gateway owner to gateway");
                statement.execute("set role gateway");
                for (String table : List.of("site", "audit_entry", "audit_seal", "flyway_schema_history")) {
                    statement.execute("create table " + table + "(it int)");
                }
                statement.execute("create sequence number");
            }
            server.createDatabases();
            server.createDatabases();

            Database routing = server.database("routing");
            execute(routing, "insert into site values (1)", "update site set it = 2", "delete from site");
            Database gateway = server.database("gateway");
            execute(
                    gateway,
                    "insert into audit_entry values (1)",
                    "select it from audit_entry",
                    "insert into audit_seal values (1)",
                    "update site set it = 2",
                    "delete from site",
                    "select nextval('number')",
                    "select it from flyway_schema_history");
            for (String sql : List.of(
                    "delete from audit_entry",
                    "update audit_entry set it = 2",
                    "truncate audit_entry",
                    "delete from audit_seal",
                    "drop table audit_entry",
                    "alter table audit_entry disable trigger all",
                    "create table more(it int)",
                    "set role gateway_owner",
                    "insert into flyway_schema_history values (1)")) {
                assertThatThrownBy(() -> execute(gateway, sql)).as(sql).hasMessageFindingMatch("denied|must be owner");
            }
        }
    }

    @Test
    void saysThatTheServersUserCannotPassAFolder() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        ServerUser other = new ServerUser(List.of("setpriv", "--reuid=nobody"), true);

        assertThatThrownBy(() -> other.requireReachable(closed.resolve("postgres/data")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(
                        "the user nobody can't pass through " + closed + ": name a folder that this user can reach");
        new ServerUser(List.of(), false).requireReachable(closed.resolve("postgres/data"));
    }

    private static void assertThatEachRoleEntersOnlyItsOwn(PostgresServer server) {
        Database gateway = server.database("gateway");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        server.database("routing").url(), gateway.user(), gateway.password()))
                .hasMessageContaining("permission denied for database \"routing\"");
    }

    private record Running(PostgresServer server, ManagedProcess process) implements AutoCloseable {
        @Override
        public void close() {
            process.stop();
        }
    }

    /** A new server with its databases. */
    private Running started() {
        StateDir state = new StateDir(folder);
        state.prepare();
        PostgresServer server = new PostgresServer(
                state,
                new Secrets(state.secrets()),
                Project.find().cache(),
                Ports.free().postgres());
        server.initialise();
        ManagedProcess process = new ManagedProcess(server.process(Map.of()), started -> {}, dead -> {});
        process.start();
        server.createDatabases();
        return new Running(server, process);
    }

    private static Connection connectAsOwner(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    private static String setting(PostgresServer server, String name) throws SQLException {
        return value(server.superuser("postgres"), "show " + name);
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
