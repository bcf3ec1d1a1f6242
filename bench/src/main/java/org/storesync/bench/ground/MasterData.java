package org.storesync.bench.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Suite;

/** The calls of a person who keeps central data, at the master-data-service. */
public final class MasterData implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Suite suite;
    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public MasterData(Suite suite) {
        this.suite = suite;
        this.service = suite.uri(InternalService.MASTER_DATA);
    }

    /** Whether it edits central data: PRIMARY if so. */
    public String role() {
        return call(request("/api/v1/role").GET(), 200).path("role").asText();
    }

    /** Begins an import of items; its id. */
    public String importItems(byte[] csv) {
        HttpRequest.Builder request = request("/api/v1/imports?type=items")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(csv));
        return call(request, 202).path("id").asText();
    }

    /** How far an import is. */
    public JsonNode importState(String id) {
        return call(request("/api/v1/imports/" + id).GET(), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + suite.personToken("admin", "master-data-service"));
    }

    private JsonNode call(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new BenchFailure("the master-data-service answered " + answer.statusCode() + " to "
                        + answer.request().uri() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new BenchFailure("the master-data-service answered no JSON", e);
        } catch (IOException e) {
            throw new BenchFailure("the master-data-service gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
