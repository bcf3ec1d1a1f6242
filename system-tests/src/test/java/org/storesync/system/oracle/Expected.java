package org.storesync.system.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.storesync.system.wire.Key;

/**
 * What a site must hold.
 *
 * @param sure key to body
 * @param oneOf records that came out of quarantine at a moment nobody outside saw: one of these bodies
 */
public record Expected(SortedMap<Key, String> sure, SortedMap<Key, Set<String>> oneOf) {
    private static final int SHOWN = 12;

    /** Each difference in words; empty when the site holds exactly this. */
    public List<String> differences(Map<Key, String> held) {
        List<String> found = new ArrayList<>();
        sure.forEach((key, body) -> {
            String here = held.get(key);
            if (here == null) {
                found.add("missing: " + key + " " + body);
            } else if (!here.equals(body)) {
                found.add("other body: " + key + " is " + here + " and should be " + body);
            }
        });
        oneOf.forEach((key, bodies) -> {
            String here = held.get(key);
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
        return found.size() <= SHOWN ? found : shortened(found);
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
