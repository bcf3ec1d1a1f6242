package org.storesync.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Separates the owner of a database from the service that works in it, with the same script that an operator runs with psql. */
final class Roles {
    private static final String SCRIPT = "/postgres/roles.sql";

    private Roles() {}

    /** @param connection of a superuser, to this database */
    static void part(Connection connection, Database database) throws SQLException {
        String sql = script().replace(":\"database\"", database.name())
                .replace(":\"owner\"", database.owner().user())
                .replace(":\"service\"", database.user())
                .replace(":'service'", "'" + database.user() + "'");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    private static String script() {
        try (InputStream script = Roles.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
