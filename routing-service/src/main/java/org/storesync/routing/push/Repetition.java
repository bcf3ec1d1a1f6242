package org.storesync.routing.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.json.BatchHeader;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.push.answer.Replay;
import org.storesync.routing.push.log.Lanes;
import org.storesync.routing.push.log.Lanes.AnsweredBatch;
import org.storesync.routing.push.log.Lanes.Lane;

/** Answers a batch that comes again (I4). */
final class Repetition {
    private Repetition() {}

    /** @throws Problem if it is another batch under the same id */
    static byte[] answer(Lanes lanes, PushCall call, Lane lane, AnsweredBatch answered) {
        BatchHeader header = call.batch().header();
        byte[] last = header.batchId().equals(lane.lastBatch()) ? lanes.lastAnswer(call.site(), header.lane()) : null;
        byte[] answer = last == null
                ? Replay.unpack(
                        header.batchId(), answered.firstSeq(), answered.lastSeq(), answered.others(), lane.highSeq())
                : Replay.again(Answer.gunzip(last));
        if (!Arrays.equals(answered.digest(), call.digest())) {
            throw Problem.of(ProblemCode.BATCH_DIFFERS)
                    .withOutcome(Map.of("answer", new String(answer, StandardCharsets.UTF_8)));
        }
        return answer;
    }
}
