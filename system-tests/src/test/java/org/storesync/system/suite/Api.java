package org.storesync.system.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.local.suite.InternalService;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Wire;

/** A service behind the routing-service, as a person calls it, with that person's token or with none. */
public final class Api {
    private static final String JSON = "application/json";

    private final URI service;
    private final Supplier<@Nullable String> token;

    private Api(URI service, Supplier<@Nullable String> token) {
        this.service = service;
        this.token = token;
    }

    /** @param person admin or viewer */
    public static Api as(String person, Central central, InternalService service) {
        return as(person, central, service.module(), central.suite().uri(service));
    }

    /** The same person, who calls over this address. */
    public Api over(URI other) {
        return new Api(other, token);
    }

    /** @param module whose tokens are taken at this address */
    public static Api as(String person, Central central, String module, URI service) {
        return new Api(service, () -> central.suite().personToken(person, module));
    }

    /** A caller who did not log in. */
    public static Api ofNobody(Central central, InternalService service) {
        return new Api(central.suite().uri(service), () -> null);
    }

    public Answer get(String path) {
        return call("GET", path, Map.of(), null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, Map.of("Content-Type", JSON), json.getBytes(UTF_8));
    }

    public Answer csv(String path, byte[] file) {
        return call("POST", path, Map.of("Content-Type", "text/csv"), file);
    }

    /** Makes a record that must not exist yet. */
    public Answer putNew(String path, String json) {
        return call("PUT", path, Map.of("Content-Type", JSON, "If-None-Match", "*"), json.getBytes(UTF_8));
    }

    /** Changes a record that must have this ETag. */
    public Answer put(String path, String etag, String json) {
        return call("PUT", path, Map.of("Content-Type", JSON, "If-Match", etag), json.getBytes(UTF_8));
    }

    public Answer delete(String path) {
        return call("DELETE", path, Map.of(), null);
    }

    /** One attempt. */
    private Answer call(String method, String path, Map<String, String> more, byte @Nullable [] body) {
        Map<String, String> headers = new TreeMap<>(more);
        String bearer = token.get();
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer);
        }
        return Wire.send(method, service.resolve(path), headers, body);
    }
}
