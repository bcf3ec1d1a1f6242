package org.storesync.routing.oracle;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as central has it.
 *
 * @param home such as {@code store/S}
 * @param kept false if central has only the id, because it does not collect the store
 * @param copies the stores whose inbox has it
 * @param parent key of the record it stands under; null for none
 * @param at the step in which it was written
 * @param installation which wrote it; 0 for none
 * @param writer the site that wrote it, if no installation says so; 0 for none
 */
record Card(
        String home,
        boolean kept,
        boolean deleted,
        Map<String, String> fields,
        Set<String> copies,
        @Nullable String parent,
        long version,
        long at,
        int installation,
        int writer) {

    static Card notCollected(String home) {
        return new Card(home, false, false, Map.of(), Set.of(), null, 0, 0, 0, 0);
    }

    boolean stands() {
        return kept && !deleted;
    }

    /** True for data of this store, and for what its inbox has. */
    boolean isOf(String store) {
        return kept && (home.equals("store/" + store) || home.equals("inbox/" + store) || copies.contains(store));
    }

    boolean isBy(Scene scene) {
        return installation == scene.installation() || writer == scene.site();
    }
}
