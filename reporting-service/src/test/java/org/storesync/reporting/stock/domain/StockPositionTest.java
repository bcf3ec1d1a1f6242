package org.storesync.reporting.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StockPositionTest {
    private static final StockQuery BY_BATCH = StockQuery.of(Set.of(Dimension.BATCH), List.of());

    @Test
    void hasTheKeysOfItsQuery() {
        assertThat(BY_BATCH.keys()).containsExactly(Dimension.ITEM, Dimension.BATCH);
        assertThat(StockQuery.of(Set.of(Dimension.LOCATION), List.of()).keys())
                .containsExactly(Dimension.STORE, Dimension.LOCATION);
        assertThat(StockPosition.read(List.of("I", "B", "2027-01-31", "1.5"), BY_BATCH))
                .isPresent();
        assertThat(StockPosition.read(List.of("I", "B", "infinity", "1.5"), BY_BATCH))
                .isPresent();
        assertThat(StockPosition.read(List.of("I"), StockQuery.of(Set.of(Dimension.ITEM), List.of())))
                .isPresent();
    }

    @Test
    void refusesKeysOfNoRow() {
        assertThat(StockPosition.read(List.of("I", "B"), BY_BATCH)).isEmpty();
        assertThat(StockPosition.read(List.of("I", "S", "B", "2027-01-31", "1.5"), BY_BATCH))
                .isEmpty();
        assertThat(StockPosition.read(List.of("I", "B", "-infinity", "1.5"), BY_BATCH))
                .isEmpty();
        assertThat(StockPosition.read(List.of("I", "B", "0000-01-31", "1.5"), BY_BATCH))
                .isEmpty();
        assertThat(StockPosition.read(List.of("I", "B", "2027-01-31", "many"), BY_BATCH))
                .isEmpty();
        assertThat(StockPosition.read(List.of("I", "B", "2027-01-31", "1e99999"), BY_BATCH))
                .isEmpty();
    }
}
