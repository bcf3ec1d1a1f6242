package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.k8s.manifest.Manifest;
import org.storesync.k8s.manifest.Overlay;

/** Runs the statements of the Cluster on a PostgreSQL, in the order of CloudNativePG, and tries the rights that come of them. */
@DisplayName("k8s: a service with an audit works under another role than the one that owns its tables")
class DatabaseRightsTest {
    private static final Overlay PRODUCTION = Overlay.named("production");
    private static EmbeddedPostgres server;

    @BeforeAll
    static void install() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        JsonNode cluster = PRODUCTION.ofKind("Cluster").getFirst().json();
        execute("postgres", texts(cluster.at("/spec/bootstrap/initdb/postInitSQL")));
        execute("template1", texts(cluster.at("/spec/bootstrap/initdb/postInitTemplateSQL")));
        for (JsonNode role : cluster.at("/spec/managed/roles")) {
            createIfMissing(role.path("name").asText());
        }
        for (Manifest database : PRODUCTION.ofKind("Database")) {
            JsonNode spec = database.json().path("spec");
            execute(
                    "postgres",
                    List.of("create database " + spec.path("name").asText() + " owner "
                            + spec.path("owner").asText()));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"routing", "gateway", "master_data", "transfer", "reporting"})
    void worksOnTablesThatItDoesNotOwn(String service) throws SQLException {
        execute(
                service,
                List.of(
                        "set role " + service + "_owner",
                        "create table thing (id int generated always as identity, serial bigserial, what text)",
                        "set role " + service,
                        "insert into thing (what) values ('a')",
                        "update thing set what = 'b'",
                        "delete from thing"));

        assertThatThrownBy(() -> execute(service, List.of("set role " + service, "drop table thing")))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> execute(service, List.of("set role " + service, "create table other (id int)")))
                .hasMessageContaining("permission denied for schema public");
    }

    @Test
    void entersNoTableOfAnother() throws SQLException {
        execute("routing", List.of("set role routing_owner", "create table secret (id int)"));

        assertThatThrownBy(() -> execute("routing", List.of("set role gateway", "select * from secret")))
                .hasMessageContaining("permission denied for table secret");
    }

    private static void createIfMissing(String role) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet known = statement.executeQuery("select from pg_roles where rolname = '" + role + "'")) {
            if (!known.next()) {
                execute("postgres", List.of("create role " + role));
            }
        }
    }

    private static void execute(String database, List<String> statements) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        assertThat(list).isNotEmpty();
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
