package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.Ports;
import org.storesync.local.postgres.Database;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.OneRun;
import org.storesync.system.suite.SystemTest;

/** Migrations are a mode of their own: packages of services run on databases that nobody has migrated. */
@SystemTest
@DisplayName("images: migrations run apart, and a replica starts without them")
class MigrationScenario {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNFIT = 78;

    private static final String SERVICE = "reporting-service";

    private final Central central;

    MigrationScenario(Central central) {
        this.central = central;
    }

    @Test
    void aReplicaWaitsForTheMigrationAndRunsWithANewerOne() throws Exception {
        Map<String, String> env = emptyDatabase("reporting");

        assertEnds(checking(env), SERVICE, UNFIT, "older than this build: migration");
        assertThat(tables("reporting")).isZero();

        assertEnds(env, SERVICE, DONE, "migrations ran; the schema is that of this build", "--migrate");
        assertThat(tables("reporting")).isGreaterThan(5);
        assertEnds(env, SERVICE, DONE, "0 migrations ran", "--migrate");
        assertStarts(checking(env));

        execute(
                "reporting",
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (1000, '299901010000', 'later', 'SQL', 'V299901010000__later.sql',"
                        + " 'a newer release', 1, true)");
        assertStarts(checking(env));
        assertEnds(
                env, SERVICE, UNFIT, "newer than this build, which does not know migration 299901010000", "--migrate");
    }

    @Test
    void aMigrationThatCanNotRunSaysWhyInOneLine() throws Exception {
        Map<String, String> env = emptyDatabase("transfer");

        Map<String, String> nobodyThere = new TreeMap<>(env);
        nobodyThere.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/transfer");
        assertEnds(nobodyThere, "transfer-service", FAILED, "could not be read", "--migrate");

        execute("transfer", "alter schema public owner to postgres");
        assertEnds(env, "transfer-service", FAILED, "permission denied for schema public", "--migrate");

        assertEnds(env, "transfer-service", WRONG_USAGE, "not '--migrated'", "--migrated");
    }

    @Test
    void theModeFillsWhatSqlCanNotFill() throws Exception {
        Map<String, String> env = emptyDatabase("master_data");
        assertEnds(env, "master-data-service", DONE, "migrations ran", "--migrate");
        execute(
                "master_data",
                "insert into unit (id, version, routing_version, deleted, body, sort_key, search_text, updated_at)"
                        + " values ('U1', 1, 1, false, convert_to('{\"ID\":\"U1\",\"units\":\"COMPRIM\u00c9\"}', 'UTF8'), 'x', 'x', now())");

        assertEnds(env, "master-data-service", DONE, "0 migrations ran", "--migrate");

        assertThat(text("master_data", "select folded_key from unit where id = 'U1'"))
                .isEqualTo("comprim\u00e9");
    }

    /** A database beside that of the suite, whose owner is the role under which the service works. */
    private Map<String, String> emptyDatabase(String name) throws SQLException {
        Database like = central.suite().database(name);
        try (Connection connection = central.suite().postgres().superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + apart(name) + " owner " + like.user());
        }
        Map<String, String> env = new TreeMap<>();
        env.put("QUARKUS_DATASOURCE_JDBC_URL", like.url().replaceAll("[^/]+$", apart(name)));
        env.put("QUARKUS_DATASOURCE_USERNAME", like.user());
        env.put("QUARKUS_DATASOURCE_PASSWORD", like.password());
        // The mode calls nobody but the database: there is no identity server at this address.
        env.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1/realms/storesync");
        return env;
    }

    private Map<String, String> checking(Map<String, String> env) {
        Map<String, String> all = new TreeMap<>(env);
        all.put("SYNC_SCHEMA_AT_START", "check");
        all.put(
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                central.suite().keycloak().realm().toString());
        all.put(
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                central.suite().keycloak().clientSecret(SERVICE));
        return all;
    }

    private static void assertEnds(Map<String, String> env, String module, int code, String says, String... arguments)
            throws Exception {
        try (OneRun run = OneRun.of(module, env, arguments)) {
            assertThat(run.exitCode()).as(run.said()).isEqualTo(code);
            assertThat(run.said()).contains(says).doesNotContain("\tat ").doesNotContain("Listening on");
            assertThat(run.said().lines().filter(line -> line.contains(says))).hasSize(1);
        }
    }

    private static void assertStarts(Map<String, String> env) throws IOException {
        Ports ports = Ports.free();
        Map<String, String> all = new TreeMap<>(env);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(ports.service(0)));
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(ports.service(0))));
        try (OneRun run = OneRun.of(SERVICE, all)) {
            run.answers(URI.create("http://127.0.0.1:" + ports.management(ports.service(0)) + "/health/started"));
        }
    }

    private long tables(String database) throws SQLException {
        return Long.parseLong(text(database, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    private String text(String database, String query) throws SQLException {
        try (Connection connection = central.suite().postgres().superuser(apart(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = central.suite().postgres().superuser(apart(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String apart(String database) {
        return "apart_" + database;
    }
}
