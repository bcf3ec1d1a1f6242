package org.storesync.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;

/** Where a service listens without a setting, and where the others look for it: both are the same, and as {@code up} has it. */
class ServiceDefaultsTest {
    private static final Ports PORTS = new Ports(Ports.DEFAULT_BASE);
    private static final Pattern ADDRESS = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d+)");
    private static final String KIT = "service-kit/src/main/resources/META-INF/microprofile-config.properties";

    private final Path root = Project.find().root();

    @Test
    @DisplayName("defaults: each service listens where up puts it, with a database named after it")
    void agreeWithUp() throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("sync-gateway", PORTS.gateway(1));
        ports.put("routing-service", PORTS.routing(1));
        for (InternalService service : InternalService.values()) {
            ports.put(service.module(), service.port(PORTS));
        }
        for (Map.Entry<String, Integer> service : ports.entrySet()) {
            Properties defaults = read(service.getKey() + "/src/main/resources/application.properties");
            String database = database(service.getKey());
            assertThat(defaults)
                    .as(service.getKey())
                    .containsEntry("quarkus.http.port", service.getValue().toString())
                    .containsEntry("quarkus.management.port", "" + PORTS.management(service.getValue()))
                    .containsEntry(
                            "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://127.0.0.1:" + PORTS.postgres() + "/" + database)
                    .containsEntry("quarkus.datasource.username", database);
        }
        assertThat(read(KIT))
                .containsEntry(
                        "%prod.quarkus.oidc.auth-server-url",
                        "http://127.0.0.1:" + PORTS.keycloak() + "/realms/storesync");
    }

    @Test
    @DisplayName("logs: a service logs JSON in production, and text elsewhere")
    void logJsonInProduction() throws IOException {
        assertThat(read(KIT))
                .containsEntry("%prod.quarkus.log.console.json.enabled", "true")
                .containsEntry("quarkus.log.console.json.enabled", "false");
    }

    @Test
    @DisplayName("defaults: no service names an address at which nothing listens")
    void nameOnlyAddressesInUse() throws IOException {
        List<String> known = Stream.concat(
                        Stream.of(PORTS.gateway(1), PORTS.routing(1), PORTS.keycloak(), PORTS.postgres()),
                        Stream.of(InternalService.values()).map(service -> service.port(PORTS)))
                .map(String::valueOf)
                .toList();
        for (String module : List.of(
                "service-kit",
                "routing-client",
                "sync-gateway",
                "routing-service",
                "master-data-service",
                "transfer-service",
                "reporting-service")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main"))) {
                for (Path file :
                        files.filter(ServiceDefaultsTest::mayNameAddresses).toList()) {
                    Matcher address = ADDRESS.matcher(Files.readString(file));
                    while (address.find()) {
                        assertThat(known).as(file.toString()).contains(address.group(1));
                    }
                }
            }
        }
    }

    private static boolean mayNameAddresses(Path file) {
        return file.toString().endsWith(".properties") || file.toString().endsWith(".java");
    }

    private static String database(String module) {
        return switch (module) {
            case "sync-gateway" -> "gateway";
            case "routing-service" -> "routing";
            default -> module.replace("-service", "").replace('-', '_');
        };
    }

    private Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
