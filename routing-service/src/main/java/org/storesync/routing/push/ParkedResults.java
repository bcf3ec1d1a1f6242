package org.storesync.routing.push;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Fate;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.record.domain.IdBytes;

/** Turns the outcomes of a run into results for the quarantine. */
final class ParkedResults {
    private ParkedResults() {}

    /** @param lines the answers of the run, in the order of the changes */
    static List<Result> of(List<Parked> parked, List<Answer.Line> lines, Decision decision) {
        List<Result> results = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Answer.Line line = lines.get(i);
            results.add(
                    decision == Decision.DISCARD
                            ? result(parked.get(i), Fate.DISCARDED, null)
                            : result(parked.get(i), new Fate(line.outcome()), line.code()));
        }
        return results;
    }

    /** The change moved, or somebody decided it meanwhile. */
    static Result moved(Parked parked) {
        return result(parked, new Fate(Outcome.RETRY_LATER), RecordCode.BUSY);
    }

    static boolean isMoved(Result result) {
        return result.code() == RecordCode.BUSY;
    }

    private static Result result(Parked parked, Fate fate, @Nullable RecordCode code) {
        return new Result(parked.site(), parked.typeName(), IdBytes.decode(parked.id()), fate, code);
    }
}
