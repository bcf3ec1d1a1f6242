package org.storesync.routing.push.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Keys;

/** The keys that a batch names. */
public final class BatchKeys {
    private BatchKeys() {}

    /** Keys of the records and parents that the changes name, sorted and without repetition. They are read before judging. */
    public static List<RecordKey> of(Keys names, List<PushedChange> changes) {
        RecordKey[] keys = new RecordKey[changes.size() * 2];
        int count = 0;
        for (PushedChange change : changes) {
            RecordKey key = Keys.of(change);
            if (key != null) {
                keys[count++] = key;
                RecordKey parent = change.fault() == null ? names.parentOf(change) : null;
                if (parent != null) {
                    keys[count++] = parent;
                }
            }
        }
        Arrays.sort(keys, 0, count);
        List<RecordKey> distinct = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (i == 0 || !keys[i].equals(keys[i - 1])) {
                distinct.add(keys[i]);
            }
        }
        return distinct;
    }
}
