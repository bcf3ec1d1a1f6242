package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.Sight;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/**
 * Tries to delete records in use: stores by the primary's push, and stores, items and names by people at the master-data-service. Each is
 * refused. The comparison afterwards shows that nothing was deleted.
 */
final class InUse {
    private static final int ITEMS = 5;

    private final Central central;
    private final Cast cast;
    private final Random random;
    private final Counts counts;
    private final List<String> items = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    InUse(Central central, Cast cast, Random random, Counts counts) {
        this.central = central;
        this.cast = cast;
        this.random = random;
        this.counts = counts;
    }

    /** Central records that every store then names. */
    void prepare() {
        List<Change> made = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(id());
            made.add(Bodies.item(items.getLast(), "in use " + i));
            names.add(id());
            made.add(Bodies.name(names.getLast(), "in use " + i));
        }
        counts.answered(central.primary().pushThrough(made));
        for (int i = 0; i < cast.editors().size(); i++) {
            List<Change> uses = uses(cast.stores().get(i));
            counts.answered(cast.editors().get(i).pushThrough(uses));
        }
    }

    private List<Change> uses(Store store) {
        List<Change> uses = new ArrayList<>();
        String note = "uses " + Sight.mark(store);
        items.forEach(item -> uses.add(Bodies.shelfStock(id(), store.id(), "\"item_ID\":\"" + item + "\"", note)));
        names.forEach(name -> uses.add(Bodies.trade(id(), store.id(), "si", name, note)));
        return uses;
    }

    /** The primary tries to delete a store while stores work and processes die. */
    void pushedDelete(WireSite primary) {
        List<Store> stores = cast.allStores();
        Store store = stores.get(random.nextInt(stores.size()));
        Outcome outcome =
                primary.pushThrough(List.of(Change.delete("store", store.id()))).getFirst();
        assertThat(outcome.said()).as("the delete of a store in use").isEqualTo("in-use");
        counts.tick("deletes refused in-use, pushed");
    }

    /** People try it while the master-data-service is the primary. */
    void edited() {
        MasterData masterData = MasterData.of(central);
        masterData.becomesPrimary();
        masterData.awaitCaughtUp();
        items.forEach(item -> refused(masterData, MasterData.itemPath(item)));
        names.forEach(name -> refused(masterData, "/api/v1/names/" + name));
        cast.allStores().forEach(store -> refused(masterData, "/api/v1/stores/" + store.id()));
        masterData.givesTheRoleBack();
    }

    private void refused(MasterData masterData, String path) {
        Answer answer = masterData.admin().delete(path);
        assertThat(answer.code()).as("delete of %s: %s", path, answer.shown()).isEqualTo("in-use");
        counts.tick("deletes refused in-use, edited");
    }

    private String id() {
        return Bodies.id(random);
    }
}
