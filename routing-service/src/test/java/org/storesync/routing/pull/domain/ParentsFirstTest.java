package org.storesync.routing.pull.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

class ParentsFirstTest {
    private static StreamRow row(int id, @Nullable Integer parent, Operation op) {
        return new StreamRow(key(id), id, id, id, op, 0, 0, 0, parent == null ? null : key(parent), 0, null);
    }

    private static RecordKey key(int id) {
        return new RecordKey(1, new byte[] {(byte) id});
    }

    private static List<Integer> ids(List<StreamRow> rows) {
        return rows.stream().map(row -> (int) row.key().id()[0]).toList();
    }

    @DisplayName(
            "I6 a parent written again after its children stands ahead of them; all else keeps the order of the stream")
    @Test
    void putsParentsAhead() {
        List<StreamRow> rows = List.of(
                row(1, null, Operation.UPSERT),
                row(2, 9, Operation.UPSERT),
                row(3, 2, Operation.UPSERT),
                row(4, 8, Operation.UPSERT),
                row(8, 9, Operation.UPSERT),
                row(9, null, Operation.UPSERT));

        assertThat(ids(ParentsFirst.order(rows))).containsExactly(1, 9, 2, 3, 8, 4);
    }

    @DisplayName("I6 a deleted child waits for no parent, and a deleted parent is none")
    @Test
    void leavesDeletesWhereTheyStand() {
        List<StreamRow> rows = List.of(
                row(2, 9, Operation.DELETE),
                row(3, 8, Operation.UPSERT),
                row(8, null, Operation.DELETE),
                row(9, null, Operation.UPSERT));

        assertThat(ParentsFirst.order(rows)).isEqualTo(rows);
    }

    @DisplayName("I6 parents that are not on the page are missing, once each")
    @Test
    void tellsWhichParentsAreMissing() {
        List<StreamRow> rows = List.of(
                row(2, 9, Operation.UPSERT),
                row(3, 9, Operation.UPSERT),
                row(4, 2, Operation.UPSERT),
                row(5, 7, Operation.DELETE));

        assertThat(ParentsFirst.missing(rows)).containsExactly(key(9));
    }
}
