package org.storesync.system.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/** Makes what a primary edits: items, lists with lines, visibility in stores, data of dispensaries. */
public final class PrimaryTraffic implements Traffic {
    private final List<Store> stores;
    private final Random random;
    private final List<String> items = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();
    private long count;

    public PrimaryTraffic(List<Store> stores, Random random) {
        this.stores = stores;
        this.random = random;
    }

    @Override
    public List<Change> some(int changes) {
        List<Change> made = new ArrayList<>();
        while (made.size() < changes) {
            int dice = random.nextInt(100);
            if (dice < 30 || items.isEmpty()) {
                String id = id();
                items.add(id);
                made.add(Bodies.item(id, "item " + count++));
            } else if (dice < 50) {
                made.add(Bodies.item(pick(items), "item " + count++));
            } else if (dice < 60) {
                String list = id();
                lists.add(list);
                made.add(Bodies.listLine(id(), list, pick(items)));
                made.add(Bodies.list(list, "list " + count++));
            } else if (dice < 65 && !lists.isEmpty()) {
                made.add(Change.delete("list_master", lists.remove(random.nextInt(lists.size()))));
            } else if (dice < 70) {
                made.add(Change.delete("item", items.remove(random.nextInt(items.size()))));
            } else if (dice < 80) {
                made.add(Bodies.abbreviation(id(), "abbreviation " + count++));
            } else {
                Store store = pick(stores);
                made.add(Bodies.itemInStore(id(), store.id(), pick(items))
                        .and("\"note\":\"" + Sight.mark(store) + "\""));
            }
        }
        return made;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String id() {
        return Bodies.id(random);
    }
}
