package org.storesync.routing.push.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Rules;

/**
 * A batch as it was judged by what was read before the locks.
 *
 * @param storesToBe the stores that the batch may create, with their streams
 */
record Plan(Facts facts, Map<String, StoreFacts> storesToBe, FinalStates finalStates, List<Judgement> judged) {

    /** Heads to lock: homes, copies now and before, those of corrections, and the streams of a store whose facts change. */
    Set<Integer> heads(Rules rules, Corrections corrections) {
        Set<Integer> heads = new HashSet<>();
        for (FinalState finalState : finalStates) {
            heads.add(finalState.home());
            heads.addAll(finalStates.copiesOf(finalState));
            Stored before = finalState.before();
            if (before != null) {
                heads.addAll(before.copiedTo());
            }
            StoreFacts store = rules.keys().isStore(finalState.key()) ? store(finalState.key()) : null;
            if (store != null) {
                heads.addAll(List.of(store.storeStream(), store.setupStream(), store.inboxStream()));
            }
            if (rules.keys().isNameJoin(finalState.key())) {
                heads.addAll(dataOf(finalState.home()));
            }
        }
        for (Judgement judgement : judged) {
            heads.addAll(Rules.headsOfMove(judgement.verdict(), facts));
            corrections.addHeads(judgement, finalStates, heads);
        }
        heads.addAll(finalStates.takenOver().values());
        return heads;
    }

    /** The stream of the data of a store with this setup: what its documents reach depends on what is visible in it (D9). */
    private Set<Integer> dataOf(int setup) {
        StoreFacts known = facts.storeOfStream(setup);
        return known != null
                ? Set.of(known.storeStream())
                : storesToBe.values().stream()
                        .filter(store -> store.setupStream() == setup)
                        .map(StoreFacts::storeStream)
                        .collect(Collectors.toSet());
    }

    private @Nullable StoreFacts store(RecordKey key) {
        StoreFacts known = facts.store(key.idText());
        return known == null ? storesToBe.get(key.idText()) : known;
    }
}
