package org.storesync.system.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a site holds, following only docs/protocol.md: a record has the highest version that came, and is held as long as one subscription
 * holds it. It notes what central must never do.
 */
public final class Replica {
    private final Map<Key, Held> records = new TreeMap<>();
    private final Map<Integer, Integer> loads = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();

    private static final class Held {
        private long version;
        private @Nullable Kept body;
        private @Nullable Key parent;
        /** By subscription: the load in which the record was last seen. */
        private final Map<Integer, Integer> through = new HashMap<>(2);

        private final Map<Integer, Long> newest = new HashMap<>(2);

        void set(Key key, @Nullable String text) {
            body = text == null ? null : Kept.of(text);
            parent = text == null ? null : Parents.of(key, text);
        }
    }

    /** Takes a page whole. */
    public void take(Page page) {
        page.begins().keySet().forEach(subscription -> loads.merge(subscription, 1, Integer::sum));
        page.rows().forEach(this::take);
        page.ends().forEach(this::end);
        if (page.drained()) {
            forgetAllBut(page.live());
        }
    }

    private void take(Row row) {
        switch (row.op()) {
            case "drop-stream" -> records.values().forEach(held -> held.through.remove(row.drop()));
            case "remove" -> {
                Held held = records.get(row.key());
                if (held != null) {
                    held.through.remove(row.holding());
                    held.newest.remove(row.holding());
                }
            }
            case "delete" -> {
                Held held = held(row.key());
                rises(held, row);
                if (row.version() >= held.version) {
                    held.version = row.version();
                    held.body = null;
                    held.through.clear();
                }
            }
            case "upsert" -> upsert(row);
            default -> breaches.add("unknown op " + row.op());
        }
        forgetUnheld(row.key());
    }

    private void upsert(Row row) {
        Held held = held(row.key());
        rises(held, row);
        if (row.version() < held.version && held.body == null) {
            return;
        }
        if (row.version() == held.version && held.body != null && !held.body.is(row.body())) {
            breaches.add(row.key() + " has two bodies at version " + row.version());
        }
        if (row.version() >= held.version) {
            held.version = row.version();
            held.set(row.key(), row.body());
        }
        held.through.put(row.holding(), loads.getOrDefault(row.holding(), 0));
    }

    /** I6: within one stream a record's versions never become lower. */
    private void rises(Held held, Row row) {
        Long before = held.newest.put(row.in(), row.version());
        if (before != null && before > row.version() && !row.isLetter()) {
            breaches.add(row.key() + " fell from version " + before + " to " + row.version());
        }
    }

    private Held held(Key key) {
        return records.computeIfAbsent(key, none -> new Held());
    }

    private void end(int subscription) {
        int load = loads.getOrDefault(subscription, 0);
        for (Held held : records.values()) {
            Integer seen = held.through.get(subscription);
            if (seen != null && seen < load) {
                held.through.remove(subscription);
            }
        }
        forgetUnheld();
    }

    private void forgetAllBut(List<Integer> live) {
        records.values().forEach(held -> held.through.keySet().retainAll(live));
        forgetUnheld();
    }

    private void forgetUnheld(Key key) {
        Held held = records.get(key);
        if (held != null && held.body != null && held.through.isEmpty()) {
            records.remove(key);
        }
    }

    private void forgetUnheld() {
        Iterator<Held> each = records.values().iterator();
        while (each.hasNext()) {
            Held held = each.next();
            if (held.body != null && held.through.isEmpty()) {
                each.remove();
            }
        }
    }

    /** A change of this site that central accepted. */
    void accepted(Change change, Outcome outcome) {
        if (outcome.version() == 0) {
            return;
        }
        Held held = held(change.key());
        if (outcome.version() < held.version) {
            return;
        }
        held.version = outcome.version();
        held.set(change.key(), change.body());
        if (change.isDelete()) {
            held.through.clear();
            children(change.key());
            return;
        }
        outcome.in().forEach(subscription -> held.through.put(subscription, loads.getOrDefault(subscription, 0)));
        forgetUnheld(change.key());
    }

    /** Deleting a parent deletes its children. The site does this as central does. */
    private void children(Key parent) {
        if (Parents.fieldTo(parent.type()) != null) {
            records.values().removeIf(held -> held.body != null && parent.equals(held.parent));
        }
    }

    /** Another installation, so everything is read again. */
    public void clear() {
        records.clear();
        loads.clear();
    }

    /** Bodies by key, of everything that is held. */
    public TreeMap<Key, String> content() {
        TreeMap<Key, String> content = new TreeMap<>();
        records.forEach((key, held) -> {
            if (held.body != null) {
                content.put(key, held.body.text());
            }
        });
        return content;
    }

    /** The same, with bodies that are not read yet. */
    public Map<Key, Kept> kept() {
        Map<Key, Kept> kept = new HashMap<>();
        records.forEach((key, held) -> {
            if (held.body != null) {
                kept.put(key, held.body);
            }
        });
        return kept;
    }

    public long version(Key key) {
        Held held = records.get(key);
        return held == null ? 0 : held.version;
    }

    public boolean holds(Key key) {
        Held held = records.get(key);
        return held != null && held.body != null;
    }

    /** What central did against the protocol. Orphans count once everything is drained (I6). */
    public List<String> breaches() {
        List<String> all = new ArrayList<>(breaches);
        records.forEach((key, held) -> {
            if (held.body != null && held.parent != null && !holds(held.parent)) {
                all.add(key + " is here without its parent " + held.parent);
            }
        });
        return all;
    }
}
