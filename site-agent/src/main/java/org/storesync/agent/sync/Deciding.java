package org.storesync.agent.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.Decisions;
import org.storesync.agent.central.Decisions.Decision;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;

/** Reads what became of changes that this site shows as refused or waiting. It asks only while there are such changes. */
final class Deciding {
    private static final int PAGE = 500;
    private static final int PAGES_MAX = 20;
    private static final String ACCEPT = "ACCEPT";

    private final SyncParts parts;

    Deciding(SyncParts parts) {
        this.parts = parts;
    }

    void read() {
        for (int page = 0; page < PAGES_MAX; page++) {
            boolean wanted = parts.database()
                    .read(tables -> tables.refused().count() + tables.refused().waiting() > 0);
            if (!wanted || !readPage()) {
                return;
            }
        }
    }

    private boolean readPage() {
        String after = parts.database()
                .read(tables -> Optional.ofNullable(tables.state().decisionsRead()))
                .orElse(null);
        Decisions decisions;
        try {
            decisions = parts.central().decisions(after, PAGE);
        } catch (CentralProblem _) {
            // A central of an earlier release does not answer this call. The sync itself is complete.
            return false;
        }
        parts.database().change(tables -> decisions.items().forEach(decision -> note(tables, decision)));
        return decisions.next() != null && !decisions.items().isEmpty();
    }

    private static void note(Tables tables, Decision decision) {
        RecordKey key = new RecordKey(decision.type(), decision.id());
        Refusal.Decision said = new Refusal.Decision(decision.decision(), text(decision.reason()), decision.at());
        switch (outcome(decision)) {
            // An accepted record comes by pull. If central keeps nothing of it, it is sent when central collects the
            // store again.
            case ACCEPTED, NOT_COLLECTED -> tables.refused().settled(key, decision.siteSeq());
            case REFUSED, STALE -> tables.refused().refused(key, decision.siteSeq(), text(decision.code()), said);
            case DUPLICATE, QUARANTINED, RETRY_LATER -> tables.refused().decided(key, decision.siteSeq(), said);
            case null -> tables.refused().decided(key, decision.siteSeq(), said);
        }
        tables.state().decisionsRead(decision.decisionId());
    }

    /** Null if a person discarded it, and for a word of a newer central. */
    private static @Nullable Outcome outcome(Decision decision) {
        String word = decision.outcome();
        if (word != null) {
            return Outcome.find(word).orElse(null);
        }
        return decision.decision().equals(ACCEPT) ? Outcome.ACCEPTED : null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
