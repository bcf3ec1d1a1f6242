package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.log.VisibleNames;
import org.storesync.routing.rule.domain.Keys;

/** What accepted joins make visible. Types follow from it later, by separate work (rules, Type of X on K). */
final class Visibility {
    private Visibility() {}

    static void apply(Iterable<FinalState> finalStates, Keys keys, VisibleNames names) {
        List<NameJoin> joins = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (FinalState finalState : finalStates) {
            if (keys.isNameJoin(finalState.key())) {
                String id = finalState.key().idText();
                byte[] body = finalState.body();
                Optional<NameJoin> join = body == null ? Optional.empty() : NameJoin.of(id, BodyFields.of(body));
                join.ifPresentOrElse(joins::add, () -> ended.add(id));
            }
        }
        if (!joins.isEmpty() || !ended.isEmpty()) {
            names.change(joins, ended);
        }
    }
}
