package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;

/**
 * What a written batch answers to each change.
 *
 * @param subscriptions of the site: their numbers by stream
 * @param stored the records as the log held them before the batch
 * @param full changes for which the quarantine had no room
 */
record Outcomes(
        Rules rules,
        FinalStates finalStates,
        BatchRows rows,
        Parking parking,
        Map<Integer, Integer> subscriptions,
        Map<RecordKey, Stored> stored,
        Set<Long> full) {

    List<Answer.Line> of(List<Judgement> judged) {
        List<Answer.Line> lines = new ArrayList<>(judged.size());
        for (Judgement judgement : judged) {
            lines.add(line(judgement));
        }
        return lines;
    }

    private Answer.Line line(Judgement judgement) {
        long seq = judgement.change().siteSeq();
        if (full.contains(seq)) {
            return Answer.Line.of(seq, RecordCode.QUARANTINE_FULL, RecordCode.QUARANTINE_FULL.meaning());
        }
        RecordCode parked = parking.codeOf(judgement.verdict());
        if (parked != null && judgement.verdict() instanceof Verdict.Stale) {
            return Answer.Line.of(seq, parked, parked.meaning());
        }
        return switch (judgement.verdict()) {
            case null -> Answer.Line.plain(seq, Outcome.DUPLICATE);
            case Verdict.LetGo() -> Answer.Line.plain(seq, Outcome.DUPLICATE);
            case Verdict.Nothing() -> Answer.Line.plain(seq, Outcome.ACCEPTED);
            case Verdict.NotCollected gone -> Answer.Line.plain(seq, Outcome.NOT_COLLECTED);
            case Verdict.Refuse(RecordCode code, String detail) -> Answer.Line.of(seq, code, detail);
            case Verdict.Stale(long version) ->
                new Answer.Line(seq, Outcome.STALE, version, List.of(), false, RecordCode.STALE, null, null, null);
            case Verdict.Wait(RecordCode code, RecordKey waitsFor) -> waiting(seq, code, waitsFor);
            case Verdict.Accept accept -> accepted(seq, accept, judgement.key());
        };
    }

    private Answer.Line waiting(long seq, RecordCode code, @Nullable RecordKey waitsFor) {
        return new Answer.Line(
                seq,
                Outcome.QUARANTINED,
                0,
                List.of(),
                false,
                code,
                null,
                waitsFor == null ? null : rules.keys().typeName(waitsFor),
                waitsFor == null ? null : waitsFor.idText());
    }

    private Answer.Line accepted(long seq, Verdict.Accept accept, @Nullable RecordKey key) {
        if (key == null) {
            throw new IllegalStateException("accepted without a key");
        }
        List<Integer> in = new ArrayList<>(2);
        Integer home = subscriptions.get(accept.home());
        if (home != null) {
            in.add(home);
        }
        for (int copy : finalStates.copiedTo(accept.parent() == null ? key : accept.parent())) {
            Integer number = subscriptions.get(copy);
            if (number != null) {
                in.add(number);
            }
        }
        boolean collectedNow = accept.writing().resendChildren()
                || (accept.parent() == null && finalStates.wasOnRecord(key) && !stored.containsKey(key));
        return new Answer.Line(seq, Outcome.ACCEPTED, rows.version(key), in, collectedNow, null, null, null, null);
    }
}
