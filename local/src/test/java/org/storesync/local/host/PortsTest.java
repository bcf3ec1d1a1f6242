package org.storesync.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void countsAllPortsFromTheBase() {
        Ports ports = new Ports(18000);

        assertThat(ports.gateway(1)).isEqualTo(18000);
        assertThat(ports.routing(1)).isEqualTo(18001);
        assertThat(ports.keycloak()).isEqualTo(18002);
        assertThat(ports.keycloakManagement()).isEqualTo(18003);
        assertThat(ports.postgres()).isEqualTo(18004);
        assertThat(ports.link(0)).isEqualTo(18020);
        assertThat(ports.management(ports.gateway(1))).isEqualTo(18060);
        assertThat(ports.management(ports.service(2))).isEqualTo(18076);
    }

    @Test
    void neverGivesOnePortTwice() {
        Ports ports = new Ports(21000);
        Map<String, Integer> named = ports.named(Ports.MAX_REPLICAS, Ports.MAX_REPLICAS);
        List<Integer> all = new ArrayList<>(named.values());
        for (int index = 0; index < Ports.MAX_LINKS; index++) {
            all.add(ports.link(index));
        }

        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(named)
                .hasSize(4 + 4 * Ports.MAX_REPLICAS)
                .containsEntry("routing-2", 21010)
                .containsEntry("gateway-2", 21006);
    }

    @Test
    void saysWhichPortIsInUseAndWhatToDo() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket other = new ServerSocket(ports.keycloak(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ports.requireFree(ports.named(1, 1)))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessage("port " + other.getLocalPort()
                            + " (for keycloak) is in use by another program: stop that one,"
                            + " or move all ports with --port-base, such as --port-base " + (ports.base() + 1000));
        }
        ports.requireFree(ports.named(1, 1));
    }

    @Test
    void refusesBasesWithoutRoomAboveThem() {
        assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("--port-base must lie between 1024 and 65456");
        assertThatThrownBy(() -> new Ports(65_457)).isInstanceOf(LocalFailure.class);
        assertThat(new Ports(65_456).link(Ports.MAX_LINKS - 1)).isEqualTo(65_515);
    }
}
