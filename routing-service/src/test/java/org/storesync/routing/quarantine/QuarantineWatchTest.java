package org.storesync.routing.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;

@QuarkusTest
class QuarantineWatchTest {
    private static final int SITE = 987_654_321;
    private static final Duration YEARS = Duration.ofDays(4000);

    @Inject
    QuarantineWatch watch;

    @Inject
    Transactions transactions;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void clear() {
        transactions.run(connection -> Jdbc.update(connection, "delete from quarantine where site_id = ?", SITE));
        watch.count();
    }

    @Test
    @DisplayName("metrics: the records that wait in quarantine, and how long the oldest waits")
    void countsWhatWaits() {
        watch.count();
        double before = value("sync.quarantine.records");
        transactions.run(connection ->
                Jdbc.update(connection, """
                insert into quarantine (site_id, type_name, record_id, code, op, lineage_id, site_seq, received_at)
                values (?, 'item_line', ?, 'unknown-type', 'U', 1, 1, now() - make_interval(days => ?))""", SITE, "old".getBytes(StandardCharsets.UTF_8), (int) YEARS.toDays()));

        watch.count();

        assertThat(value("sync.quarantine.records")).isEqualTo(before + 1);
        assertThat(value("sync.quarantine.age")).isBetween(YEARS.toSeconds() - 5.0, YEARS.toSeconds() + 60.0);
    }

    private double value(String gauge) {
        return meters.get(gauge).gauge().value();
    }
}
