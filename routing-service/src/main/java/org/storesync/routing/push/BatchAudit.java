package org.storesync.routing.push;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.storesync.model.Outcome;
import org.storesync.model.json.BatchHeader;

/** What the audit keeps of a batch (I13): how many of each outcome, and which were refused or parked and why; never a body. */
final class BatchAudit {
    private static final int LISTED_MAX = 200;

    private BatchAudit() {}

    static String describe(BatchHeader header, List<Answer.Line> lines) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Answer.Line line : lines) {
            counts.merge(line.outcome(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder(256);
        text.append("{\"batchId\":\"")
                .append(header.batchId())
                .append("\",\"lane\":")
                .append(header.lane());
        text.append(",\"firstSeq\":").append(header.firstSeq());
        counts.forEach((outcome, count) ->
                text.append(",\"").append(outcome.wireName()).append("\":").append(count));
        int listed = 0;
        for (Answer.Line line : lines) {
            boolean noted = line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.QUARANTINED;
            if (noted && listed < LISTED_MAX) {
                text.append(listed++ == 0 ? ",\"noted\":[" : ",");
                text.append("[").append(line.siteSeq()).append(",\"");
                text.append(line.code() == null ? "" : line.code().wireName()).append("\"]");
            }
        }
        return text.append(listed > 0 ? "]}" : "}").toString();
    }
}
