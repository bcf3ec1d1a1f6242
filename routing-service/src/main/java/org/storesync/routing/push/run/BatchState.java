package org.storesync.routing.push.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.domain.Records;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.Rules;

/**
 * The log as the rules need it for a batch: the states of all its records and their parents, and the bodies that some rules compare. The
 * plan and the judgement under the locks read it by the same steps, so that they differ only where the log moved.
 */
final class BatchState {
    private final Transaction transaction;
    private final Rules rules;
    private final Map<RecordKey, Stored> stored = new HashMap<>();
    private final Map<RecordKey, byte @Nullable []> bodies = new HashMap<>();
    private final Set<String> storesInUse = new HashSet<>();

    private BatchState(Transaction transaction, Rules rules) {
        this.transaction = transaction;
        this.rules = rules;
    }

    /** A state of which nothing is known yet. It is enough to plan changes whose verdict needs no state. */
    static BatchState unread(Transaction transaction, Rules rules) {
        return new BatchState(transaction, rules);
    }

    /**
     * @param homes the homes of the keys that the changes name
     * @param former what the plan read: a body whose record did not move is not read again
     */
    static BatchState read(
            Transaction transaction,
            Rules rules,
            List<PushedChange> changes,
            Map<RecordKey, Integer> homes,
            @Nullable BatchState former) {
        BatchState state = new BatchState(transaction, rules);
        state.readStates(homes);
        if (former != null) {
            former.bodies.forEach((key, body) -> {
                Stored now = state.stored.get(key);
                if (now != null && now.equals(former.stored.get(key))) {
                    state.bodies.put(key, body);
                }
            });
        }
        state.readBodies(changes);
        state.readUse(changes);
        return state;
    }

    private void readStates(Map<RecordKey, Integer> homes) {
        Map<RecordKey, Integer> known = new HashMap<>();
        homes.forEach((key, home) -> {
            if (home != 0) {
                known.put(key, home);
            }
        });
        if (known.isEmpty()) {
            return;
        }
        stored.putAll(transaction.rows().stored(known));
        // A delete names no parent, and its copies are where the parent is.
        Map<RecordKey, Integer> parents = new HashMap<>();
        for (Stored record : stored.values()) {
            if (record.parent() != null && !stored.containsKey(record.parent())) {
                parents.put(record.parent(), record.stream());
            }
        }
        if (!parents.isEmpty()) {
            stored.putAll(transaction.rows().stored(parents));
        }
    }

    private void readBodies(List<PushedChange> changes) {
        if (stored.keySet().stream().noneMatch(this::isCompared)) {
            return;
        }
        Map<RecordKey, Integer> wanted = new HashMap<>();
        for (PushedChange change : changes) {
            RecordKey key = Keys.of(change);
            Stored record = key == null ? null : stored.get(key);
            if (key != null && record != null && isCompared(key)) {
                wanted.put(key, record.stream());
            }
        }
        if (!wanted.isEmpty()) {
            bodies.putAll(transaction.rows().bodies(wanted));
        }
    }

    private boolean isCompared(RecordKey key) {
        return !bodies.containsKey(key) && rules.needs().needsBody(key, stored);
    }

    private void readUse(List<PushedChange> changes) {
        Set<String> deleted = new HashSet<>();
        for (PushedChange change : changes) {
            RecordKey key = change.op() == Operation.DELETE ? Keys.of(change) : null;
            if (key != null && rules.keys().isStore(key) && stored.containsKey(key)) {
                deleted.add(change.id());
            }
        }
        if (!deleted.isEmpty()) {
            storesInUse.addAll(transaction.stores().inUse(deleted));
        }
    }

    /** Such bodies are rare, so one is read only when a rule asks for it. */
    private byte @Nullable [] body(RecordKey key) {
        if (!bodies.containsKey(key)) {
            Stored record = stored.get(key);
            bodies.put(key, record == null ? null : transaction.rows().body(record.stream(), key));
        }
        return bodies.get(key);
    }

    Records records(Map<RecordKey, Integer> homes, Map<String, StoreFacts> storesToBe) {
        return new Records(homes, stored, this::body, storesToBe, storesInUse);
    }

    Map<RecordKey, Stored> stored() {
        return stored;
    }

    boolean agreesWith(BatchState other) {
        return stored.equals(other.stored) && storesInUse.equals(other.storesInUse);
    }

    /** Stores named by records that are on record. */
    Asked asked(Facts facts) {
        return rules.needs().ofStanding(stored, facts, this::body);
    }

    /** Whether the facts that this plan read are enough for a state that moved since. */
    boolean askedForAll(BatchState now, Facts facts) {
        return asked(facts).covers(now.asked(facts));
    }
}
