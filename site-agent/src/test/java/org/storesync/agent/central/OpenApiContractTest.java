package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storesync.model.Operation;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.push.BatchWriter;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.yaml.snakeyaml.Yaml;

/** What the client really sends, and every field that it reads, is in the gateway's committed contract. */
class OpenApiContractTest {
    private static final Path CONTRACT = Path.of("..", "openapi", "sync-gateway-v1.yaml");
    private static final Set<String> STANDARD_HEADERS = Set.of(
            "authorization",
            "accept",
            "accept-encoding",
            "content-type",
            "content-encoding",
            "content-length",
            "connection",
            "host",
            "user-agent");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode contract = read();

    private JsonNode read() {
        try (InputStream in = Files.newInputStream(CONTRACT)) {
            return json.valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A request as it went over the wire. */
    private record Sent(
            String method,
            String path,
            List<String> parameters,
            Set<String> headers,
            String accept,
            String type,
            String body) {}

    private Sent sent(SiteCall call) throws IOException {
        List<Sent> seen = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            seen.add(take(exchange));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        HttpClient http = HttpCentralClient.newHttp(LinkLimits.STANDARD);
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            make(
                    call,
                    new HttpCentralClient(
                            http,
                            new Credentials(url, 7, "s", "d"),
                            "site-agent/1",
                            LinkLimits.STANDARD,
                            () -> new UUID(1, 2)));
        } catch (CentralProblem _) {
            // The answer does not matter here.
        } finally {
            http.shutdownNow();
            server.stop(0);
        }
        return seen.getFirst();
    }

    private static Sent take(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        String body = gzip
                ? new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8)
                : new String(bytes, UTF_8);
        return new Sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getQuery()),
                exchange.getRequestHeaders().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                exchange.getRequestHeaders().getFirst("Accept").split(",")[0],
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                body);
    }

    private static List<String> parameters(@Nullable String query) {
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(each -> each.substring(0, each.indexOf('=')))
                        .toList();
    }

    private static void make(SiteCall call, CentralClient client) {
        switch (call) {
            case SITE -> client.site();
            case BEGIN -> client.begin(new SyncStart("L", 120, new SyncStart.BatchInDoubt("B", 121, 140), 37L));
            case PUSH -> {
                BatchWriter writer = new BatchWriter();
                writer.add("item", "I", Operation.UPSERT, 4L, "{}".getBytes(UTF_8));
                writer.add("item", "J", Operation.DELETE, null, null);
                client.push(PushBatch.of(
                        new BatchHeader(new UUID(1, 3), new UUID(1, 4), 0, 121, writer.count(), 35L, true), writer));
            }
            case PULL -> client.pull(new PullRequest("L", "C", 1000, 2000));
            case STATUS -> client.status();
            case DECISIONS -> client.decisions("41", 500);
        }
    }

    private JsonNode operation(SiteCall call) {
        return contract.path("paths").path(call.path()).path(call.method().toLowerCase(Locale.ROOT));
    }

    private JsonNode schema(String name) {
        JsonNode found = contract.path("components").path("schemas").path(name);
        assertThat(found.isMissingNode()).as("schema " + name).isFalse();
        return found;
    }

    private static String referred(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @EnumSource(SiteCall.class)
    void sendsWhatTheContractSays(SiteCall call) throws IOException {
        JsonNode operation = operation(call);
        assertThat(operation.isMissingNode())
                .as("%s %s", call.method(), call.path())
                .isFalse();

        Sent sent = sent(call);

        assertThat(sent.method()).isEqualTo(call.method());
        assertThat(sent.path()).isEqualTo(call.path());
        assertThat(operation.path("responses").path("200").path("content").has(sent.accept()))
                .as("answers " + sent.accept())
                .isTrue();
        List<String> declared = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText().toLowerCase(Locale.ROOT);
            declared.add(name);
            if (parameter.path("required").asBoolean()) {
                assertThat(sent.headers()).contains(name);
            }
        }
        assertThat(sent.headers().stream().filter(name -> !STANDARD_HEADERS.contains(name)))
                .isSubsetOf(declared);
        assertThat(sent.parameters()).isSubsetOf(declared);
        if (call.method().equals("POST")) {
            JsonNode content = operation.path("requestBody").path("content").path(sent.type());
            assertThat(content.isMissingNode()).as("takes " + sent.type()).isFalse();
            String schema = referred(content.path("schema"));
            String[] lines = sent.body().split("\n");
            fits(json.readTree(lines[0]), schema(schema), schema);
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                fits(json.readTree(line), schema("PushedChange"), "PushedChange");
            }
        }
    }

    private void fits(JsonNode value, JsonNode schema, String where) {
        JsonNode actual = schema.has("$ref") ? schema(referred(schema)) : schema;
        String type = actual.path("type").asText("object");
        assertThat(
                        switch (type) {
                            case "string" -> value.isTextual();
                            case "integer" -> value.isIntegralNumber();
                            case "boolean" -> value.isBoolean();
                            case "array" -> value.isArray();
                            default -> value.isObject();
                        })
                .as("%s is a %s", where, type)
                .isTrue();
        if (!actual.has("properties")) {
            return;
        }
        for (JsonNode required : actual.path("required")) {
            assertThat(value.has(required.asText()))
                    .as("%s.%s", where, required.asText())
                    .isTrue();
        }
        value.properties().forEach(field -> {
            JsonNode property = actual.path("properties").path(field.getKey());
            String name = where + "." + field.getKey();
            assertThat(property.isMissingNode())
                    .as(name + " is in the contract")
                    .isFalse();
            fits(field.getValue(), property, name);
        });
    }

    @Test
    void readsOnlyFieldsOfTheContract() {
        assertThat(answer(SiteCall.SITE)).isEqualTo("SiteView");
        assertThat(answer(SiteCall.BEGIN)).isEqualTo("SyncVerdict");
        assertThat(answer(SiteCall.PUSH)).isEqualTo("PushAnswer");
        assertThat(answer(SiteCall.PULL)).isEqualTo("PullPage");
        assertThat(answer(SiteCall.STATUS)).isEqualTo("StatusView");
        assertThat(answer(SiteCall.DECISIONS)).isEqualTo("DecisionPage");
        standIn("DecisionPage", Decisions.class);
        standIn("Decision", Decisions.Decision.class);
        standIn("SiteView", SiteView.class);
        standIn("Protocol", SiteView.Protocol.class);
        standIn("Limits", SiteView.Limits.class);
        standIn("StoreOnSite", SiteView.StoreOnSite.class);
        standIn("SyncVerdict", SyncVerdict.class);
        standIn("StatusView", StatusView.class);
        standIn("PushAnswer", PushAnswer.class);
        standIn("ChangeOutcome", PushAnswer.ChangeOutcome.class);
        standIn("PullPage", PageReader.Header.class);
        standIn("Begun", Page.Begin.class);
        // PageReaderTest reads each of these.
        assertThat(names("PulledChange"))
                .contains("in", "type", "id", "op", "version", "for", "answers", "drop", "body");
        assertThat(names("Problem")).contains("code", "title", "detail", "requestId", "violations");
        assertThat(names("Violation")).contains("field", "message");
    }

    private String answer(SiteCall call) {
        JsonNode content = operation(call).path("responses").path("200").path("content");
        return referred(content.path(call == SiteCall.PULL ? "application/x-ndjson" : "application/json")
                .path("schema"));
    }

    private List<String> names(String schema) {
        List<String> names = new ArrayList<>();
        schema(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void standIn(String schema, Class<? extends Record> type) {
        List<String> read = Arrays.stream(type.getRecordComponents())
                .map(OpenApiContractTest::wireName)
                .toList();
        assertThat(names(schema)).as(schema).containsAll(read);
    }

    private static String wireName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }
}
