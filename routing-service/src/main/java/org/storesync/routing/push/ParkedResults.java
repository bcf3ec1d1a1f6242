package org.storesync.routing.push;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.record.domain.IdBytes;

/** Turns the outcomes of a run into results for the quarantine. */
final class ParkedResults {
    private ParkedResults() {}

    /** @param lines the answers of the run, in the order of the changes */
    static List<Result> of(List<Parked> parked, List<Answer.Line> lines, Decision decision) {
        List<Result> results = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            results.add(
                    decision == Decision.DISCARD
                            ? result(parked.get(i), "discarded", null, true)
                            : result(parked.get(i), lines.get(i)));
        }
        return results;
    }

    private static Result result(Parked parked, Answer.Line line) {
        boolean over = switch (line.outcome()) {
            case ACCEPTED, NOT_COLLECTED -> true;
            case DUPLICATE, STALE, QUARANTINED, RETRY_LATER, REFUSED -> false;
        };
        return result(parked, line.outcome().wireName(), line.code(), over);
    }

    /** The change moved, or somebody decided it meanwhile. */
    static Result moved(Parked parked) {
        return result(parked, Outcome.RETRY_LATER.wireName(), RecordCode.BUSY, false);
    }

    static boolean isMoved(Result result) {
        return RecordCode.BUSY.wireName().equals(result.code());
    }

    private static Result result(Parked parked, String outcome, @Nullable RecordCode code, boolean over) {
        return new Result(
                parked.site(),
                parked.typeName(),
                IdBytes.decode(parked.id()),
                outcome,
                code == null ? null : code.wireName(),
                over);
    }
}
