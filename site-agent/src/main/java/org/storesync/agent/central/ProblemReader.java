package org.storesync.agent.central;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Headers;

/** Reads a problem document. If something other than central answered, it makes one up. */
final class ProblemReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemReader() {}

    static CentralProblem read(int status, HttpHeaders headers, byte[] body) {
        Duration retryAfter = retryAfter(headers.firstValue("Retry-After").orElse(null));
        String requestId = headers.firstValue(Headers.REQUEST_ID).orElse(null);
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.startsWith(Headers.PROBLEM_JSON)) {
            return new CentralProblem(
                    status,
                    "",
                    "HTTP " + status + " without a problem document: is the URL central's?",
                    requestId,
                    retryAfter);
        }
        try {
            JsonNode problem = JSON.readTree(body);
            String id = problem.path("requestId").asText("");
            return new CentralProblem(
                    status,
                    problem.path("code").asText(""),
                    detail(problem),
                    id.isEmpty() ? requestId : id,
                    retryAfter);
        } catch (IOException _) {
            return new CentralProblem(
                    status, "", "HTTP " + status + " with a broken problem document", requestId, retryAfter);
        }
    }

    private static String detail(JsonNode problem) {
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        StringJoiner violations = new StringJoiner("; ", " (", ")").setEmptyValue("");
        for (JsonNode violation : problem.path("violations")) {
            violations.add(violation.path("field").asText() + ": "
                    + violation.path("message").asText());
        }
        return detail + violations;
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        // The date form of RFC 9110 is not read, because central sends seconds.
        return header != null && header.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
