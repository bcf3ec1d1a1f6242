package org.storesync.client.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.test.Judge.Pushed;
import org.storesync.client.test.Judge.Told;
import org.storesync.model.Outcome;
import org.storesync.model.ProblemCode;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Batch;
import org.storesync.model.json.BatchFault;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.BatchReader;
import org.storesync.model.json.PushedChange;
import org.storesync.model.site.SyncVerdict.Verdict;

/** Lanes of one site as docs/protocol.md describes them: a lineage, numbers that grow, and each batch answered once. */
public final class RoutingLanes {
    private final BatchReader reader = new BatchReader(RecordCatalogue.standard(), FakeRouting.RECORDS_MAX);
    private final Supplier<RoutingLog> log;
    private final Map<UUID, Answered> answered = new HashMap<>();
    private final Map<Integer, Long> highest = new HashMap<>();
    private final Set<UUID> retired = new HashSet<>();
    private final List<UUID> begun = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private @Nullable UUID lineage;
    private Judge judge;
    private int replays;

    private record Answered(byte[] body, ObjectNode answer) {}

    RoutingLanes(Supplier<RoutingLog> log) {
        this.log = log;
        this.judge = new UsualJudge(log);
    }

    /** Sets who decides about changes from now on. */
    public synchronized void judge(Judge next) {
        judge = next;
    }

    /** Another installation takes the site's place. */
    public synchronized void retire() {
        retired.add(lineage);
        lineage = null;
    }

    /** Central is restored from a copy that does not know this site's installation. */
    public synchronized void forget() {
        lineage = null;
        answered.clear();
        highest.clear();
    }

    /** Batches that were judged, in order. */
    public synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    /** Ids of all changes that were judged, in order. */
    public synchronized List<String> ids() {
        return batches.stream()
                .flatMap(batch -> batch.changes().stream())
                .map(PushedChange::id)
                .toList();
    }

    /** Lineages that began, in order. */
    public synchronized List<UUID> begun() {
        return List.copyOf(begun);
    }

    /** How many batches were answered again. */
    public synchronized int replays() {
        return replays;
    }

    /** The site begins a sync; false if this installation is retired. */
    public synchronized boolean begin(UUID installation) {
        if (retired.contains(installation)) {
            return false;
        }
        if (!installation.equals(lineage)) {
            if (lineage != null) {
                retired.add(lineage);
            }
            lineage = installation;
            begun.add(installation);
            highest.clear();
        }
        return true;
    }

    synchronized Reply begin(Call call) {
        JsonNode start = read(call.body());
        if (!begin(UUID.fromString(start.path("lineage").asText()))) {
            return Reply.problem(ProblemCode.LINEAGE_RETIRED);
        }
        long high = highest.getOrDefault(0, 0L);
        long lastAnswered = start.path("lastAnswered").asLong();
        boolean answerLost = start.path("inDoubt")
                .path("batchId")
                .asText()
                .equals(String.valueOf(
                        batches.isEmpty() ? null : batches.getLast().header().batchId()));
        Verdict verdict = high < lastAnswered
                ? Verdict.RESEND
                : high > lastAnswered && !answerLost ? Verdict.ROLLED_BACK : Verdict.CONTINUE;
        return Reply.json("{\"verdict\":\"" + verdict + "\",\"highestSeq\":" + high + "}");
    }

    synchronized Reply push(Call call) {
        Batch batch;
        try {
            batch = reader.readLines(call.body());
        } catch (BatchFault fault) {
            return Reply.problem(fault.code());
        }
        BatchHeader header = batch.header();
        if (!header.lineage().equals(lineage)) {
            boolean known = retired.contains(header.lineage());
            return Reply.problem(known ? ProblemCode.LINEAGE_RETIRED : ProblemCode.LINEAGE_UNKNOWN);
        }
        long high = highest.getOrDefault(header.lane(), 0L);
        Answered before = answered.get(header.batchId());
        if (before != null) {
            replays++;
            return Arrays.equals(before.body(), call.body())
                    ? Reply.json(before.answer()
                            .deepCopy()
                            .put("replayed", true)
                            .put("highestSeq", high)
                            .toString())
                    : Reply.problem(ProblemCode.BATCH_DIFFERS);
        }
        if (header.firstSeq() <= high && batch.lastSeq() > high) {
            return Reply.problem(ProblemCode.SEQUENCE_OVERLAPS);
        }
        ObjectNode answer = log.get().together(() -> judged(batch, high));
        answered.put(header.batchId(), new Answered(call.body(), answer));
        highest.put(header.lane(), Math.max(high, batch.lastSeq()));
        batches.add(batch);
        return Reply.json(answer.toString());
    }

    private ObjectNode judged(Batch batch, long high) {
        ObjectNode answer = RoutingCalls.JSON
                .createObjectNode()
                .put("batchId", batch.header().batchId().toString())
                .put("replayed", false)
                .put("highestSeq", Math.max(high, batch.lastSeq()));
        ArrayNode outcomes = answer.putArray("outcomes");
        for (PushedChange change : batch.changes()) {
            Told told = change.siteSeq() <= high ? Told.of(Outcome.DUPLICATE, "") : judged(change);
            ObjectNode outcome = outcomes.addObject()
                    .put("siteSeq", change.siteSeq())
                    .put("outcome", told.outcome().wireName());
            if (told.version() > 0) {
                outcome.put("version", told.version());
            }
            if (!told.code().isEmpty()) {
                outcome.put("code", told.code());
            }
        }
        return answer;
    }

    private Told judged(PushedChange change) {
        if (change.fault() != null) {
            return Told.of(Outcome.REFUSED, change.fault().wireName());
        }
        return judge.judge(new Pushed(
                change.typeName(),
                change.id(),
                change.op().wireName(),
                change.baseVersion() < 0 ? null : change.baseVersion(),
                change.hasBody() ? read(change.body()) : null));
    }

    private static JsonNode read(byte[] json) {
        try {
            return RoutingCalls.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
