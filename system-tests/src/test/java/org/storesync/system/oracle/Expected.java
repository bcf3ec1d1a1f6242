package org.storesync.system.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;

/**
 * What a site must hold.
 *
 * @param sure bodies by key
 * @param oneOf records that left quarantine at a moment that nobody outside saw: the site must hold one of these bodies
 */
public record Expected(Map<Key, Kept> sure, Map<Key, Set<Kept>> oneOf) {
    private static final int SHOWN = 12;

    /** Each difference in words; empty when the site holds exactly this. */
    public List<String> differences(Map<Key, Kept> held) {
        List<String> found = new ArrayList<>();
        sure.forEach((key, body) -> {
            Kept here = held.get(key);
            if (here == null) {
                found.add("missing: " + key + " " + body);
            } else if (!here.equals(body)) {
                found.add("other body: " + key + " is " + here + " and should be " + body);
            }
        });
        oneOf.forEach((key, bodies) -> {
            Kept here = held.get(key);
            if (here == null || !bodies.contains(here)) {
                found.add(
                        (here == null ? "missing: " : "other body: ") + key + " is " + here + ", not one of " + bodies);
            }
        });
        held.forEach((key, body) -> {
            if (!sure.containsKey(key) && !oneOf.containsKey(key)) {
                found.add("should not be there: " + key + " " + body);
            }
        });
        Collections.sort(found);
        return found.size() <= SHOWN ? found : shortened(found);
    }

    /** The keys in which they differ. */
    public Set<Key> differing(Map<Key, Kept> held) {
        Set<Key> keys = new TreeSet<>(sure.keySet());
        keys.addAll(oneOf.keySet());
        keys.addAll(held.keySet());
        keys.removeIf(key -> {
            Kept here = held.get(key);
            return here != null
                    && (here.equals(sure.get(key))
                            || oneOf.getOrDefault(key, Set.of()).contains(here));
        });
        return keys;
    }

    private static List<String> shortened(List<String> found) {
        List<String> few = new ArrayList<>(found.subList(0, SHOWN));
        few.add("... and " + (found.size() - SHOWN) + " more");
        return few;
    }

    public int size() {
        return sure.size() + oneOf.size();
    }
}
