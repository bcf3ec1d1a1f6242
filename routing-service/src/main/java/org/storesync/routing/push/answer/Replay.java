package org.storesync.routing.push.answer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.json.JsonBytes;

/** The answer to a batch that was answered before (I4). For older batches only the outcomes are kept that are not plainly accepted. */
public final class Replay {
    private static final String FIRST = "\"replayed\":false";
    private static final String AGAIN = "\"replayed\":true";
    private static final int KEPT_BYTES = 1024;

    private Replay() {}

    /** The last answer, marked as a repetition. */
    public static byte[] again(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return text.replaceFirst(FIRST, AGAIN).getBytes(StandardCharsets.UTF_8);
    }

    /** What is kept of a batch: one line for each outcome, with siteSeq, tab and the outcome as it was written; null for none. */
    public static byte @Nullable [] pack(List<Answer.Line> lines) {
        JsonBytes kept = new JsonBytes(KEPT_BYTES);
        for (Answer.Line line : lines) {
            if (line.outcome() != Outcome.ACCEPTED) {
                kept.digits(line.siteSeq()).put('\t');
                Answer.append(kept, line);
                kept.put('\n');
            }
        }
        return kept.size() == 0 ? null : Answer.gzip(kept.toBytes());
    }

    public static byte[] unpack(UUID batchId, long firstSeq, long lastSeq, byte @Nullable [] others, long highestSeq) {
        Map<Long, String> kept = new HashMap<>();
        if (others != null) {
            new String(Answer.gunzip(others), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                kept.put(Long.parseLong(line.substring(0, tab)), line.substring(tab + 1));
            });
        }
        JsonBytes json = Answer.begin(batchId, true, highestSeq, (int) (lastSeq - firstSeq + 1));
        for (long seq = firstSeq; seq <= lastSeq; seq++) {
            if (seq > firstSeq) {
                json.ascii(Answer.SEPARATOR);
            }
            String other = kept.get(seq);
            if (other == null) {
                Answer.append(json, Answer.Line.plain(seq, Outcome.ACCEPTED));
            } else {
                json.raw(other.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Answer.end(json);
    }
}
