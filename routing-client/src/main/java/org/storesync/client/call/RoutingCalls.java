package org.storesync.client.call;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.storesync.client.config.ClientConfig;
import org.storesync.kit.trace.Trace;
import org.storesync.model.Headers;

/**
 * Blocking calls to the routing-service. If routing refuses the token, it is renewed once. Numbers are read as decimals, never as doubles.
 */
@Singleton
public class RoutingCalls {
    /** Reads and writes JSON without changing a number. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final ServiceBearer bearer;
    private final URI url;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    RoutingCalls(ServiceBearer bearer, ClientConfig config) {
        this.bearer = bearer;
        this.url = config.url();
        this.timeout = config.timeout();
    }

    /** One JSON object. */
    public JsonNode get(String path, Duration wait) {
        return parse(send(request(path, wait).GET()));
    }

    /** NDJSON: the header line, then the rows. */
    public List<JsonNode> lines(String path, Duration wait) {
        byte[] body = send(request(path, wait).header("Accept", Headers.NDJSON).GET());
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(body)) {
            return lines.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("routing's answer is no NDJSON", e);
        }
    }

    public JsonNode post(String path, String contentType, byte[] body) {
        return parse(postForBytes(path, contentType, body));
    }

    /** The answer as it came. */
    public byte[] postForBytes(String path, String contentType, byte[] body) {
        return send(request(path, Duration.ZERO)
                .header("Content-Type", contentType)
                .header("Accept", Headers.JSON)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path, Duration wait) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(timeout.plus(wait));
    }

    private byte[] send(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = once(request, false);
        if (answer.statusCode() == UNAUTHORIZED) {
            answer = once(request, true);
        }
        int status = answer.statusCode();
        if (status >= 500 || status == TOO_MANY) {
            throw new RoutingAway("routing answered " + status, null);
        }
        if (status >= 400) {
            throw new RoutingRefused(answer.uri().getPath(), status, code(answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> once(HttpRequest.Builder request, boolean freshToken) {
        String trace = Trace.current();
        if (trace != null) {
            request.setHeader(Trace.HEADER, trace);
        }
        try {
            return http.send(
                    request.setHeader("Authorization", bearer.header(freshToken))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RoutingAway("routing can't be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoutingAway("interrupted", e);
        }
    }

    private static String code(byte[] body) {
        try {
            return JSON.readTree(body).path("code").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("routing's answer is no JSON", e);
        }
    }
}
