package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;

/** Which streams follow from a type and from a site (B2; architecture, Streams). */
class EntitlementTest {
    private static final StoreId STORE = new StoreId("S");

    @DisplayName("B2: active and collector hold everything, a transfer copy its core record alone")
    @Test
    void followsTheType() {
        assertThat(Entitlement.ofStore(STORE, SyncType.ACTIVE))
                .containsExactlyInAnyOrder(
                        StreamName.store(STORE), StreamName.storeSetup(STORE), StreamName.inbox(STORE))
                .containsExactlyInAnyOrderElementsOf(Entitlement.ofStore(STORE, SyncType.COLLECTOR));
        assertThat(Entitlement.ofStore(STORE, SyncType.TRANSFER)).isEmpty();
        assertThat(Entitlement.ofStore(STORE, SyncType.NONE)).isEmpty();
    }

    @Test
    void everySiteHasItsOwnStreamAndTheSharedOnes() {
        assertThat(Entitlement.ofSite(new SiteId(7)))
                .extracting(StreamName::toString)
                .containsExactlyInAnyOrder("central", "store-core", "site/7");
    }
}
