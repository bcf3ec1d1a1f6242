package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Page;
import org.storesync.system.wire.WireSite;

/** DepthTrue (I11): remaining is exact up to 10,000, above that never too small, and zero exactly when everything is there. */
@SystemTest
class RemainingScenario {
    private static final int EXACT = 10_000;
    private static final int BATCH = 4_000;

    private final Central central;

    RemainingScenario(Central central) {
        this.central = central;
    }

    @Test
    void tellsHowMuchIsStillToCome() {
        WireSite editor = central.begunSite("desktop");
        WireSite reader = central.begunSite("desktop");
        Store store = central.newStore(editor);
        reader.drain();
        reader.pull(10);
        for (int batch = 0; batch < 3; batch++) {
            editor.push(stock(store, BATCH));
        }
        central.syncWith(store, reader.id(), "collector");
        JsonNode before = WireSite.ok(reader.status()).json();

        List<Page> pages = new ArrayList<>();
        do {
            pages.add(reader.pull(1_500));
            if (pages.size() == 2) {
                editor.push(stock(store, 500));
            }
        } while (!pages.getLast().drained());

        long left = pages.stream().mapToLong(Page::count).sum();
        assertThat(before.path("remaining").asLong()).isEqualTo(left - 500);
        assertThat(before.path("remainingExact").asBoolean()).isFalse();
        for (int i = 0; i < pages.size(); i++) {
            left -= pages.get(i).count();
            long toCome = i < 2 ? left - 500 : left;
            if (pages.get(i).remaining() <= EXACT) {
                assertThat(pages.get(i).remaining()).as("page %d", i).isEqualTo(toCome);
            } else {
                assertThat(pages.get(i).remaining()).as("page %d", i).isGreaterThanOrEqualTo(toCome);
            }
        }
        assertThat(pages).allMatch(page -> (page.remaining() == 0) == page.drained());
        reader.pull(10);
        JsonNode after = WireSite.ok(reader.status()).json();
        assertThat(after.path("remaining").asLong()).isZero();
        assertThat(after.path("remainingExact").asBoolean()).isTrue();
        central.drained(reader);
    }

    @Test
    void countsWhatWaitsWithoutMovingAnything() {
        WireSite editor = central.begunSite("desktop");
        Store store = central.newStore(editor);
        editor.drain();
        editor.pull(10);
        central.primary().push(Bodies.item(Bodies.id(), "one"), Bodies.itemInStore(Bodies.id(), store.id(), "one"));
        editor.push(Bodies.stock(Bodies.id(), store.id(), "its own is not to come"));

        for (int i = 0; i < 2; i++) {
            JsonNode status = WireSite.ok(editor.status()).json();
            assertThat(status.path("remaining").asLong()).isEqualTo(2);
            assertThat(status.path("highestSeq").asLong()).isEqualTo(editor.nextSeq() - 1);
            assertThat(status.path("quarantined").asLong()).isZero();
        }
        assertThat(editor.drain()).hasSize(2);
    }

    private static List<Change> stock(Store store, int count) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(Bodies.stock(Bodies.id(), store.id(), "stock"));
        }
        return changes;
    }
}
