package org.storesync.transfer.half.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.fixture.TransferDatabase;

/** Pairs of the release before are kept, and get the states of today. */
class MigrationTest {
    @DisplayName("D1 pairs keep their halves and what is known of their pushes; all streams are read again")
    @Test
    void keepsPairs() throws SQLException {
        TransferDatabase database = TransferDatabase.before("202611282350");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update feed_position set seq = 7");
            for (String pair : List.of(
                    "'made', 'made', null, true, 0",
                    "'making', 'made', null, false, 2",
                    "'taken', 'taken-over', null, true, 0",
                    "'gone', 'deleted', null, false, 0",
                    "'going', 'deleted', null, true, 1",
                    "'refused', 'refused', 'store-unknown', false, 0",
                    "'line', 'refused', 'record-too-large', true, 0")) {
                String[] columns = pair.split(", ");
                statement.execute(
                        "insert into pair (source_id, half_id, initiating_store, receiving_store, state, code, half_version,"
                                + " stands, pushed, waiting, dirty, made_at, changed_at) values (" + columns[0]
                                + ", 'half of ' || " + columns[0] + ", 'A', 'B', " + columns[1] + ", " + columns[2]
                                + ", 3, "
                                + columns[3] + ", 'x', " + columns[4] + ", false, now(), now())");
            }
        }

        database.migrate();

        assertThat(
                        database.rows(
                                "select source_type, source_id, state, reason, code, purpose, half_id, half_store from pair order by source_id"))
                .containsExactly(
                        "transact going sent null null withdraw half of going B",
                        "transact gone draft null null none half of gone B",
                        "transact line sent null record-too-large none half of line B",
                        "transact made sent null null none half of made B",
                        "transact making draft null null make half of making B",
                        "transact refused held store-unknown store-unknown none half of refused B",
                        "transact taken taken null null none half of taken B");
        assertThat(database.rows("select count(*) from feed_position where seq is not null"))
                .containsExactly("0");
    }
}
