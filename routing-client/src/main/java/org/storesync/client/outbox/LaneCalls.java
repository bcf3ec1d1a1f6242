package org.storesync.client.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.outbox.OutboxBook.Batch;
import org.storesync.model.Headers;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.push.AnswerReader;
import org.storesync.model.push.BatchWriter;
import org.storesync.model.push.PushAnswer;

/** The calls by which an internal site pushes. */
final class LaneCalls {
    private final RoutingCalls routing;
    private final String path;
    private final AnswerReader answers = AnswerReader.strict();

    LaneCalls(RoutingCalls routing, int site) {
        this.routing = routing;
        this.path = "/internal/v1/sites/" + site;
    }

    /** @throws org.storesync.model.push.AnswerFault if the answer is not the whole one of this batch */
    PushAnswer push(Batch batch) {
        byte[] answer = routing.postForBytes(path + "/push", Headers.NDJSON, bytes(batch));
        return answers.read(answer)
                .requireOf(
                        batch.id().toString(), batch.firstSeq(), batch.entries().size());
    }

    private static byte[] bytes(Batch batch) {
        BatchWriter lines = new BatchWriter();
        for (Entry entry : batch.entries()) {
            lines.add(entry.type(), entry.id(), entry.op(), entry.baseVersion(), entry.body());
        }
        return lines.bytes(new BatchHeader(
                batch.id(), batch.lineage(), batch.lane(), batch.firstSeq(), lines.count(), null, false));
    }

    /** Tells routing of this installation. */
    void begin(UUID lineage) {
        String start = "{\"lineage\":\"" + lineage + "\",\"lastAnswered\":0}";
        routing.post(path + "/sync", Headers.JSON, start.getBytes(StandardCharsets.UTF_8));
    }
}
