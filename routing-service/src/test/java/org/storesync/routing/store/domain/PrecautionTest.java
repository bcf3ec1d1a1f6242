package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;

/** What must hold before a store moves without a reason (B8). */
class PrecautionTest {
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final Precaution NONE = new Precaution(false, List.of());

    @DisplayName("R41 a move asks that central has the store's data, and that both sites are synchronised")
    @Test
    void ofAMove() {
        assertThat(Precaution.of(K, L, 1)).isEqualTo(new Precaution(true, List.of(K, L)));
        assertThat(Precaution.of(K, null, 1)).as("no site loads it").isEqualTo(new Precaution(false, List.of(K)));
        assertThat(Precaution.of(null, L, 2))
                .as("no site has anything to send")
                .isEqualTo(new Precaution(true, List.of()));
    }

    @DisplayName("B10: a store that was never assigned has no data; one that stays loses none")
    @Test
    void ofWhatIsNoMove() {
        assertThat(Precaution.of(null, L, 0)).isEqualTo(NONE);
        assertThat(Precaution.of(K, K, 1)).isEqualTo(NONE);
        assertThat(Precaution.of(null, null, 2)).isEqualTo(NONE);
    }
}
