package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.log.Keys;
import org.storesync.routing.push.log.Keys.Registered;
import org.storesync.routing.push.log.Parked;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;

/**
 * Locks the ids of a batch in the registry (docs/adr/0010), in the order of the ids: new ids get their home, placeholders are filled or
 * made.
 */
final class KeyLocks {
    private final Keys keys;
    private final Parked parked;
    private final Rules rules;
    private final List<RecordKey> named;
    private final Map<RecordKey, Integer> homes;
    private boolean filledPlaceholders;

    /**
     * @param named all keys that the batch names, sorted
     * @param homes as they were read
     */
    KeyLocks(Transaction transaction, Rules rules, List<RecordKey> named, Map<RecordKey, Integer> homes) {
        this.keys = transaction.keys();
        this.parked = transaction.parked();
        this.rules = rules;
        this.named = named;
        this.homes = homes;
    }

    /** True when a record came for which others wait. */
    boolean filledPlaceholders() {
        return filledPlaceholders;
    }

    /** Records to write whose ids had no home when they were read. */
    Set<RecordKey> unregistered(FinalStates finalStates) {
        Set<RecordKey> unregistered = new HashSet<>();
        for (FinalState finalState : finalStates) {
            if (homes.getOrDefault(finalState.key(), 0) == 0) {
                unregistered.add(finalState.key());
            }
        }
        return unregistered;
    }

    void lock(Plan plan, boolean copyKeys) {
        FinalStates finalStates = plan.finalStates();
        List<RecordKey> fresh = new ArrayList<>(named.size());
        TreeMap<RecordKey, Integer> waiting = new TreeMap<>();
        for (RecordKey key : named) {
            if (finalStates.writes(key) || finalStates.notCollected().contains(key)) {
                Integer home = homes.get(key);
                if (home == null) {
                    fresh.add(key);
                } else if (home == 0) {
                    waiting.put(key, finalStates.home(key));
                }
            }
        }
        for (Judgement judgement : plan.judged()) {
            if (judgement.verdict() instanceof Verdict.Wait wait
                    && wait.needsPlaceholder()
                    && wait.waitsFor() != null
                    && finalStates.home(wait.waitsFor()) == 0) {
                waiting.putIfAbsent(wait.waitsFor(), 0);
            }
        }
        waiting.keySet().removeAll(deletedStores(waiting.keySet()));
        if (waiting.isEmpty() && copyKeys) {
            keys.registerNew(fresh, finalStates::home);
        } else if (!fresh.isEmpty() || !waiting.isEmpty()) {
            fresh.forEach(key -> waiting.put(key, finalStates.home(key)));
            lockOneByOne(waiting);
        }
    }

    /** The record of a deleted store is on record, so changes that wait for the store need no placeholder. */
    private Set<RecordKey> deletedStores(Set<RecordKey> awaited) {
        List<RecordKey> stores =
                awaited.stream().filter(rules.keys()::isStore).sorted().toList();
        Set<RecordKey> deleted = new HashSet<>();
        if (!stores.isEmpty()) {
            keys.homes(stores).forEach((key, home) -> {
                if (home != 0) {
                    deleted.add(key);
                }
            });
        }
        return deleted;
    }

    private void lockOneByOne(TreeMap<RecordKey, Integer> all) {
        Map<RecordKey, Registered> locked = keys.lock(all);
        Map<RecordKey, Integer> fills = new HashMap<>();
        locked.forEach((key, registered) -> {
            int wanted = all.getOrDefault(key, 0);
            if (registered.isNew()) {
                return;
            }
            if (registered.home() != 0) {
                throw new Replan(Set.of());
            }
            if (wanted != 0) {
                fills.put(key, wanted);
            }
        });
        if (!fills.isEmpty()) {
            filledPlaceholders = true;
            keys.fill(fills);
            parked.askRedrive(fills.keySet());
        }
    }
}
