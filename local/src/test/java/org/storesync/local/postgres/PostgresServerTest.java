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
        StateDir state = new StateDir(folder);
        state.prepare();
        PostgresServer server = server(state, Ports.free());
        server.initialise();
        ManagedProcess process = new ManagedProcess(server.process(Map.of()), started -> {}, dead -> {});
        try {
            process.start();
            server.createDatabases();
            server.createDatabases();
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "data_checksums")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            execute(server.database("routing"), "create table kept(it int)", "insert into kept values (7)");

            process.kill9();
            process.start();

            assertThat(value(server.database("routing").connect(), "select it from kept"))
                    .isEqualTo("7");
            assertThatEachRoleEntersOnlyItsOwn(server);
        } finally {
            process.stop();
        }
        assertThat(state.postgres().resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysThatTheServersUserCannotPassAFolder() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        ServerUser other = new ServerUser(List.of("setpriv", "--reuid=nobody"), true);

        assertThatThrownBy(() -> other.requireReachable(closed.resolve("postgres/data")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("the user nobody can't pass through " + closed + ": name a folder he can reach");
        new ServerUser(List.of(), false).requireReachable(closed.resolve("postgres/data"));
    }

    private static void assertThatEachRoleEntersOnlyItsOwn(PostgresServer server) {
        Database gateway = server.database("gateway");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        server.database("routing").url(), gateway.user(), gateway.password()))
                .hasMessageContaining("permission denied for database \"routing\"");
    }

    private static PostgresServer server(StateDir state, Ports ports) {
        return new PostgresServer(
                state, new Secrets(state.secrets()), Project.find().cache(), ports.postgres());
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
