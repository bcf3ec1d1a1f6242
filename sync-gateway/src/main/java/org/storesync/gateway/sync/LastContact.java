package org.storesync.gateway.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.storesync.gateway.routing.Bytes;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.site.Admission;

/** Adds to routing's status what only the gateway knows: when the site called before. */
@Singleton
public class LastContact {
    private final ObjectMapper json;

    LastContact(ObjectMapper json) {
        this.json = json;
    }

    /** The status with the contact before this call, if there was one. A problem stays as it is. */
    public RoutingAnswer addTo(RoutingAnswer answer, Admission admission) {
        Instant previous = admission.previousContactAt();
        if (answer.isFault() || previous == null) {
            return answer;
        }
        try {
            ObjectNode status = (ObjectNode) json.readTree(answer.body().toArray());
            status.put("lastContactAt", previous.toString());
            return new RoutingAnswer(
                    answer.status(), answer.contentType(), null, null, Bytes.of(json.writeValueAsBytes(status)));
        } catch (IOException e) {
            throw new UncheckedIOException("routing's status is no JSON object", e);
        }
    }
}
