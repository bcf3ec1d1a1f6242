package org.storesync.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/** Calls of routing as a service makes them, but without its client, so that nothing is between the contract and the wire. */
final class ContractCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RoutingUnderTest routing;
    private final UUID lineage = UUID.randomUUID();

    ContractCalls(RoutingUnderTest routing) {
        this.routing = routing;
    }

    /** The same site on a new installation. */
    ContractCalls reinstalled() {
        return new ContractCalls(routing);
    }

    /** An upsert of a record of the store. */
    String stock(String id, String note) {
        return stock(id, routing.store(), note);
    }

    static String stock(String id, String store, String note) {
        return "{\"type\":\"item_line\",\"id\":\"" + id + "\",\"body\":{\"ID\":\"" + id + "\",\"store_ID\":\"" + store
                + "\",\"note\":\"" + note + "\"}}";
    }

    static String on(long version, String change) {
        return "{\"baseVersion\":" + version + "," + change.substring(1);
    }

    HttpResponse<String> begin(long lastAnswered) {
        return post("/sync", Headers.JSON, "{\"lineage\":\"" + lineage + "\",\"lastAnswered\":" + lastAnswered + "}");
    }

    /** A batch of lane 0. */
    HttpResponse<String> push(UUID batch, long firstSeq, String... changes) {
        return push(0, batch, firstSeq, changes);
    }

    HttpResponse<String> push(int lane, UUID batch, long firstSeq, String... changes) {
        return post("/push", Headers.NDJSON, header(lane, batch, firstSeq, changes.length) + lines(changes));
    }

    String header(int lane, UUID batch, long firstSeq, int count) {
        return "{\"batchId\":\"" + batch + "\",\"lineage\":\"" + lineage + "\",\"lane\":" + lane + ",\"firstSeq\":"
                + firstSeq + ",\"count\":" + count + "}\n";
    }

    private static String lines(String... changes) {
        return changes.length == 0 ? "" : String.join("\n", changes) + "\n";
    }

    HttpResponse<String> post(String call, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(routing.url() + "/internal/v1/sites/" + routing.site() + call))
                .header("Authorization", routing.pusher())
                .header("Content-Type", type)
                .header("Accept", Headers.JSON)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(routing.url() + "/internal/v1/" + path))
                .header("Authorization", routing.reader())
                .GET());
    }

    /** A read of the feed or of a stream: the header line, then the rows. */
    List<JsonNode> lines(String path) {
        return whole(get(path)).lines().map(ContractCalls::json).toList();
    }

    List<Long> heads() {
        return StreamSupport.stream(json(whole(get("feed/heads"))).get("heads").spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    /** The number of the store's home stream, which is in this partition. */
    int stream(int partition) {
        for (JsonNode item : json(whole(get("streams?partition=" + partition))).get("items")) {
            if (item.get("stream").asText().equals("store/" + routing.store())) {
                return item.get("streamId").asInt();
            }
        }
        return -1;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String whole(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The code of each outcome, or the outcome if it has none. */
    static List<String> words(HttpResponse<String> pushed) {
        List<String> words = new ArrayList<>();
        for (JsonNode outcome : json(whole(pushed)).get("outcomes")) {
            words.add(outcome.path(outcome.has("code") ? "code" : "outcome").asText());
        }
        return words;
    }

    static void assertProblem(ProblemCode code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(Headers.PROBLEM_JSON);
        assertThat(json(answer.body()).get("code").asText()).isEqualTo(code.wireName());
    }
}
