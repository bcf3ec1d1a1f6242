package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.SiteId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.fact.jdbc.VersionSql;

/**
 * A store moves while a push reads its facts (adr/0009, adr/0017): the push notices that they changed, or knows both the move and the loss.
 */
@QuarkusTest
class MovedFactTest {
    @Inject
    AgroalDataSource database;

    private Site before;
    private Site after;
    private String store;

    @BeforeEach
    void aStoreAndTwoSites() {
        before = aSite("desktop");
        after = aSite("desktop");
        store = aStoreOn(before);
    }

    @DisplayName("R47 whatever statement the move comes before")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void isFoundMovedOrKnownAsLost(int statement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Facts facts = read(connection, statement);

            StoreFacts now = facts.store(store);
            assertThat(now).isNotNull();
            boolean unmoved = VersionSql.unmoved(connection, epoch(connection), facts.versions());
            boolean knowsTheLoss = facts.losses().storeSince(now.storeStream()) >= 0;
            assertThat(unmoved)
                    .as("facts that agree with their versions are those of after the move")
                    .isEqualTo(now.activeSite() == after.id && knowsTheLoss);
        }
    }

    @DisplayName("R47 nothing is found moved where nothing moved")
    @Test
    void isUnmoved() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Facts facts = read(connection, 0);

            assertThat(VersionSql.unmoved(connection, epoch(connection), facts.versions()))
                    .isTrue();
            assertThat(facts.store(store)).isNotNull();
        }
    }

    /** @param statement the store moves before this statement, or after the last one if there are fewer; 0: it does not move */
    private Facts read(Connection connection, int statement) throws SQLException {
        int[] count = {0};
        Facts facts = FactReader.read(
                interrupted(connection, statement, count),
                new ServiceSites(1, 2),
                new SharedStreams(1, 2, 3),
                Pusher.pushing(new SiteId(before.id), 1),
                Set.of(store),
                Set.of(),
                Set.of());
        if (count[0] < statement) {
            assign(store, after);
        }
        return facts;
    }

    private Connection interrupted(Connection connection, int statement, int[] count) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ++count[0] == statement) {
                        assign(store, after);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static long epoch(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("select coalesce(max(epoch), 0) from central_epoch")) {
            row.next();
            return row.getLong(1);
        }
    }
}
