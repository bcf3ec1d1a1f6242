package org.storesync.masterdata.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.fresh;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.fixture.Editing;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.masterdata.unit.Unit;
import org.storesync.model.ProblemCode;

/** An edit and its entry in the outbox are both written or both not, and edits are written one after the other. */
@QuarkusTest
class EditTransactionTest {
    @Inject
    Records<Unit> units;

    @Inject
    AgroalDataSource database;

    FakeCentral routing;

    @BeforeEach
    void primaryThatKeepsItsOutbox() {
        routing.usual();
        awaitRole("PRIMARY");
        routing.takePushes(false);
    }

    @AfterEach
    void send() {
        routing.usual();
    }

    @Test
    void writesRecordAndOutboxTogether() throws SQLException {
        String id = fresh("both-");

        QuarkusTransaction.requiringNew().run(() -> put(id, fresh("Both ")));

        assertThat(count("unit where id", id)).isEqualTo(1);
        assertThat(count("outbox where record_id", id)).isEqualTo(1);
        assertThat(count("unsent_change where record_id", id)).isEqualTo(1);
    }

    @Test
    void writesNeitherWhenTheTransactionIsRolledBack() throws SQLException {
        String id = fresh("none-");

        QuarkusTransaction.begin();
        put(id, fresh("None "));
        QuarkusTransaction.rollback();

        assertThat(count("unit where id", id)).isZero();
        assertThat(count("outbox where record_id", id)).isZero();
        assertThat(count("unsent_change where record_id", id)).isZero();
    }

    @Test
    void letsOnlyOneHaveACodeHoweverManyComeTogether() throws Exception {
        String name = fresh("Same ");
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                String id = fresh("race-");
                all.add(threads.submit(() -> put(id, name)));
            }
        }

        assertThat(all.stream().filter(each -> each.state() == Future.State.SUCCESS))
                .hasSize(1);
        assertThat(all.stream().filter(each -> each.state() == Future.State.FAILED))
                .hasSize(7)
                .allMatch(each ->
                        each.exceptionNow() instanceof Problem problem && problem.code() == ProblemCode.CODE_TAKEN);
        assertThat(count("unit where sort_key", name)).isEqualTo(1);
    }

    @Test
    void seesWhatAnotherEditDidBeforeItsTurn() {
        String id = fresh("turn-");
        put(id, fresh("Turn "));

        QuarkusTransaction.begin();
        assertThat(units.one(Owner.NONE, id).version()).isZero();
        QuarkusTransaction.requiringNew().run(() -> change(id, fresh("Turn ")));

        assertThatThrownBy(() -> change(id, fresh("Turn "))).hasMessageContaining("version 1");
        QuarkusTransaction.rollback();
    }

    private void change(String id, String name) {
        Unit unit = new Unit(null, null, null, name, null, 0);
        Editing.as("ann", () -> units.put(Owner.NONE, id, unit, Condition.of("\"0\"")));
    }

    private void put(String id, String name) {
        Editing.as("ann", () -> save(id, name));
    }

    private void save(String id, String name) {
        units.put(Owner.NONE, id, new Unit(null, null, null, name, null, 0), Condition.required(null, "*"));
    }

    private long count(String where, String value) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Jdbc.first(connection, "select count(*) from " + where + " = ?", row -> row.getLong(1), value)
                    .orElseThrow();
        }
    }
}
