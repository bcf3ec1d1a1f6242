package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.routing.stream.jdbc.Engine;

@QuarkusTest
class PlansTest {
    @Inject
    Transactions transactions;

    @DisplayName("adr/0013: one PostgreSQL plans each statement once; a cluster chooses its nodes by the values")
    @Test
    void plansAreMadeOnce() {
        String mode =
                transactions.call(connection -> Jdbc.first(connection, "show plan_cache_mode", row -> row.getString(1))
                        .orElseThrow());

        assertThat(mode).isEqualTo(Engine.spreads() ? "auto" : "force_generic_plan");
    }
}
