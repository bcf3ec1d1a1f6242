package org.storesync.kit.test;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.storesync.kit.jdbc.Transactions;

/**
 * A real PostgreSQL 18: one server per JVM, and a new database for each start of the application, owned by a role that is no superuser. Its
 * port is in a system property, because each test profile has a separate class loader. Or the database of a {@link TestCluster}, which is
 * emptied for each start.
 */
public final class TestPostgres implements QuarkusTestResourceLifecycleManager {
    public static final String USER = TestCluster.property("user", "storesync");
    public static final String PASSWORD = TestCluster.property("password", "storesync");

    private static final String PORT = "storesync.test.postgres.port";
    private static final String COUNT = "storesync.test.postgres.databases";
    private static final String URL = "storesync.test.postgres.url";
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private String prefix = "service";

    @Override
    public void init(Map<String, String> arguments) {
        prefix = arguments.getOrDefault("database", prefix);
    }

    @Override
    public Map<String, String> start() {
        String url = freshDatabase(prefix);
        System.setProperty(URL, url);
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", PASSWORD);
    }

    /** A connection to the database of the application that was started last, in whichever process it runs. */
    public static Connection connect() throws SQLException {
        return connect(System.getProperty(URL));
    }

    @Override
    public void stop() {
        // The server ends with the JVM.
    }

    /** Creates an empty database, owned by {@link #USER}; returns its JDBC URL, without user and password. */
    public static String freshDatabase(String prefix) {
        return TestCluster.url().map(TestCluster::emptied).orElseGet(() -> create(prefix, ""));
    }

    /**
     * Creates a database as these migrations make it. They run once. Each further database is a copy, which takes a tenth of the time.
     *
     * @param migrations fill the database at this JDBC URL, and leave no connection to it open
     */
    public static String migratedDatabase(String prefix, Consumer<String> migrations) {
        if (TestCluster.url().isPresent()) {
            String url = freshDatabase(prefix);
            migrations.accept(url);
            return url;
        }
        String template = TEMPLATES.computeIfAbsent(prefix, none -> {
            String url = freshDatabase(prefix);
            migrations.accept(url);
            return url.substring(url.lastIndexOf('/') + 1);
        });
        return create(prefix, " template " + template);
    }

    private static String create(String prefix, String how) {
        synchronized (PORT.intern()) {
            int port = port();
            int number = Integer.getInteger(COUNT, 0) + 1;
            System.setProperty(COUNT, Integer.toString(number));
            String name = prefix.replace('-', '_') + "_" + number;
            execute(port, "create database " + name + " owner " + USER + how);
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }
    }

    /**
     * Transactions of a database of {@link #freshDatabase}, over connections that are used again, as a service uses them: a test has
     * hundreds of transactions, and each new connection takes longer than most of them.
     */
    public static Transactions transactions(String url) {
        try {
            return new Transactions(
                    AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool -> pool.maxSize(12)
                                    // The connections of a test that has ended go.
                                    .reapTimeout(Duration.ofSeconds(1))
                                    .connectionFactoryConfiguration(connection -> connection
                                            .jdbcUrl(url)
                                            .principal(new NamePrincipal(USER))
                                            .credential(new SimplePassword(PASSWORD))))),
                    new SimpleMeterRegistry());
        } catch (SQLException e) {
            throw new IllegalStateException("no pool for " + url, e);
        }
    }

    /** A connection to a database of {@link #freshDatabase}. */
    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    private static int port() {
        Integer known = Integer.getInteger(PORT);
        if (known != null) {
            return known;
        }
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            execute(server.getPort(), "create role " + USER + " login password '" + PASSWORD + "'");
            System.setProperty(PORT, Integer.toString(server.getPort()));
            return server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("the test PostgreSQL does not start", e);
        }
    }

    private static void execute(int port, String sql) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test PostgreSQL refused: " + sql, e);
        }
    }
}
