package org.storesync.routing.rule.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** What must be read before the rules can judge. The plan and the judgement under the locks both ask here, so that they can't disagree. */
public final class Needs {
    private final Keys keys;

    /** Gives the stored body; null for none. */
    @FunctionalInterface
    public interface Bodies {
        byte @Nullable [] of(RecordKey key);
    }

    Needs(Keys keys) {
        this.keys = keys;
    }

    /** False if the streams of a change follow from the change alone: then it can be planned before any state is read. */
    public static boolean needsState(PushedChange change) {
        RecordType type = change.type();
        return type != null
                && (change.op() != Operation.UPSERT
                        || change.baseVersion() >= 0
                        || type.parent() != null
                        || type.otherPartyField() != null
                        || type.category() == Category.MESSAGE);
    }

    /** True if a rule compares a change of this record with the stored body. This holds for messages, and for halves that are not taken. */
    public boolean needsBody(RecordKey key, Map<RecordKey, Stored> stored) {
        Stored record = stored.get(key);
        if (record == null || record.deleted()) {
            return false;
        }
        Stored parent = record.parent() == null ? null : stored.get(record.parent());
        return record.half().isUntaken() || (parent != null && parent.half().isUntaken()) || keys.isMessage(key);
    }

    /**
     * Stores that stored records name: the parties of a message, and the other party of a document of a store that nobody collects, because
     * its lines may come alone.
     */
    public Asked ofStanding(Map<RecordKey, Stored> stored, Facts facts, Bodies bodies) {
        Asked asked = Asked.nothing();
        stored.forEach((key, record) -> {
            String otherParty = keys.otherPartyField(key);
            if (keys.isMessage(key)) {
                asked.streams().addAll(record.copiedTo());
                Asked.put(asked.stores(), text(bodies.of(key), Messages.FROM));
            } else if (otherParty != null && facts.keepsNothing(record.stream(), keys.onlyWithTransactions(key))) {
                Asked.put(asked.names(), text(bodies.of(key), otherParty));
            }
        });
        return asked;
    }

    private static @Nullable String text(byte @Nullable [] body, String field) {
        return body == null ? null : BodyFields.of(body).text(field);
    }
}
