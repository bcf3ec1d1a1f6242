package org.storesync.images.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storesync.local.host.WrongUsage;

class ServiceTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName("images: the exposed ports are those at which the service listens")
    void exposesThePortsOfTheService(Service service) throws IOException {
        Properties settings = new Properties();
        Path file = Path.of("..", service.module(), "src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }

        assertThat(settings)
                .containsEntry("quarkus.http.port", String.valueOf(service.port()))
                .containsEntry("quarkus.management.port", String.valueOf(service.managementPort()));
    }

    @Test
    @DisplayName("images: all services if none is named, and each once")
    void findsTheNamed() {
        assertThat(Service.named(List.of())).containsExactly(Service.values());
        assertThat(Service.named(List.of("transfer-service", "sync-gateway", "transfer-service")))
                .containsExactly(Service.GATEWAY, Service.TRANSFER);
        assertThatThrownBy(() -> Service.named(List.of("gateway")))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("'gateway' is no service; there are: sync-gateway routing-service master-data-service"
                        + " transfer-service reporting-service");
    }
}
