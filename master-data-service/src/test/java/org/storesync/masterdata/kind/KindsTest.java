package org.storesync.masterdata.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.fixture.AllKinds;
import org.storesync.masterdata.itemlist.ItemListKind;

@QuarkusTest
class KindsTest {
    @Inject
    Kinds kinds;

    @Test
    void hasEveryDescriptorOfTheCode() {
        assertThat(kinds.all())
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(AllKinds.all().toList());
    }

    @Test
    void knowsWhoRefersToAKind() {
        assertThat(kinds.referrers(ItemListKind.ITEM_LIST))
                .extracting(referrer ->
                        referrer.kind().label() + " by " + referrer.link().property())
                .containsExactly("list lines by listId", "lists of names by listId");
    }

    @Test
    void refusesTwoOfOneRecordType() {
        assertThatThrownBy(() -> new Kinds(List.of(ItemListKind.ITEM_LIST, ItemListKind.ITEM_LIST)))
                .hasMessageContaining("list_master");
    }
}
