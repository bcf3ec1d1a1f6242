package org.storesync.routing.push.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.model.Outcome;
import org.storesync.model.json.Batch;
import org.storesync.model.json.PushedChange;

/**
 * What the audit keeps of a batch (I13): how many changes had each outcome, how many were refused or parked by code and type, and the first
 * of these one by one. It never keeps a body.
 */
public final class BatchAudit {
    /** How many refused or parked changes are listed; further ones are only counted. */
    static final int LISTED_MAX = 200;
    /** How many pairs of code and type are told apart; there is a limit because a client can name any type. */
    static final int KINDS_MAX = 100;

    private static final String OTHERS = "others";

    private BatchAudit() {}

    public static AuditDetail describe(Batch batch, List<Answer.Line> lines) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Answer.Line line : lines) {
            outcomes.merge(line.outcome(), 1, Integer::sum);
        }
        List<Answer.Line> noted = lines.stream().filter(BatchAudit::noted).toList();
        return AuditDetail.of(json -> {
            json.writeStringField("batchId", batch.header().batchId().toString());
            json.writeNumberField("lane", batch.header().lane());
            json.writeNumberField("firstSeq", batch.header().firstSeq());
            for (Map.Entry<Outcome, Integer> count : outcomes.entrySet()) {
                json.writeNumberField(count.getKey().wireName(), count.getValue());
            }
            if (!noted.isEmpty()) {
                counted(json, batch, noted);
                listed(json, noted);
            }
        });
    }

    private static boolean noted(Answer.Line line) {
        return line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.QUARANTINED;
    }

    private static void counted(JsonGenerator json, Batch batch, List<Answer.Line> noted) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Answer.Line line : noted) {
            PushedChange change =
                    batch.changes().get((int) (line.siteSeq() - batch.header().firstSeq()));
            String kind = code(line) + " " + change.typeName();
            counts.merge(counts.containsKey(kind) || counts.size() < KINDS_MAX ? kind : OTHERS, 1, Integer::sum);
        }
        json.writeObjectFieldStart("counts");
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void listed(JsonGenerator json, List<Answer.Line> noted) throws IOException {
        json.writeArrayFieldStart("noted");
        for (Answer.Line line : noted.subList(0, Math.min(LISTED_MAX, noted.size()))) {
            json.writeStartArray();
            json.writeNumber(line.siteSeq());
            json.writeString(code(line));
            json.writeEndArray();
        }
        json.writeEndArray();
        if (noted.size() > LISTED_MAX) {
            json.writeNumberField("notListed", noted.size() - LISTED_MAX);
        }
    }

    private static String code(Answer.Line line) {
        return line.code() == null ? "" : line.code().wireName();
    }
}
