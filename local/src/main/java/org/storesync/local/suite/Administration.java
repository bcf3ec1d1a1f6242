package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.keycloak.Tokens;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/** The administrator's calls (docs/protocol.md, section 5), over HTTP with a person's token. */
public final class Administration {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI gateway;
    private final URI routing;
    private final Supplier<String> token;

    public Administration(HttpClient http, URI gateway, URI routing, Supplier<String> token) {
        this.http = http;
        this.gateway = gateway;
        this.routing = routing;
        this.token = token;
    }

    /** The administrator of a suite that another process runs. */
    public static Administration ofRunning(StateDir state, Ports ports) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        KeycloakServer keycloak = new KeycloakServer(Project.find(), state, new Secrets(state.secrets()), ports);
        Tokens tokens = new Tokens(http, keycloak.realm());
        return new Administration(
                http,
                URI.create("http://127.0.0.1:" + ports.gateway(1)),
                URI.create("http://127.0.0.1:" + ports.routing(1)),
                () -> tokens.ofPerson("admin", keycloak.demoPassword("admin")));
    }

    /** Creates a site. */
    public CreatedSite createSite(String name, SiteKind kind) {
        ObjectNode body = JSON.createObjectNode().put("name", name).put("kind", kind.wireName());
        JsonNode site = call("POST", gateway, "/admin/v1/sites", body);
        return new CreatedSite(
                new SiteId(site.path("siteId").asInt()),
                name,
                kind,
                site.path("secret").asText());
    }

    /** Gives a site a new secret; the old one ends within seconds. */
    public String rekey(SiteId site) {
        return call("POST", gateway, "/admin/v1/sites/" + site + "/secret", JSON.createObjectNode())
                .path("secret")
                .asText();
    }

    /** Forgets the machine a site is bound to: the next one that calls is bound. */
    public void releaseDevice(SiteId site) {
        call("DELETE", gateway, "/admin/v1/sites/" + site + "/device", null);
    }

    public void suspend(SiteId site, String reason) {
        call(
                "PUT",
                gateway,
                "/admin/v1/sites/" + site + "/suspension",
                JSON.createObjectNode().put("reason", reason));
    }

    public void resume(SiteId site) {
        call("DELETE", gateway, "/admin/v1/sites/" + site + "/suspension", null);
    }

    /** All sites as the gateway lists them. */
    public List<JsonNode> sites() {
        return all(gateway, "/admin/v1/sites?limit=100");
    }

    /** All stores as the routing-service lists them. */
    public List<JsonNode> stores() {
        return all(routing, "/admin/v1/stores?limit=100");
    }

    public JsonNode store(StoreId store) {
        return call("GET", routing, "/admin/v1/stores/" + encoded(store.value()), null);
    }

    /** Makes the store active on this site, or on none: a move where it was active elsewhere. */
    public void assign(StoreId store, @Nullable SiteId site) {
        ObjectNode body = JSON.createObjectNode();
        if (site == null) {
            body.putNull("siteId");
        } else {
            body.put("siteId", site.value());
        }
        call("PUT", routing, "/admin/v1/stores/" + encoded(store.value()) + "/assignment", body);
    }

    public void syncWith(StoreId store, SiteId site, SyncType type) {
        call(
                "PUT",
                routing,
                "/admin/v1/stores/" + encoded(store.value()) + "/sync-with/" + site,
                JSON.createObjectNode().put("type", type.wireName()));
    }

    /** Makes this site the one that edits central data. */
    public void primary(SiteId site) {
        call("PUT", routing, "/admin/v1/primary", JSON.createObjectNode().put("siteId", site.value()));
    }

    /** What waits in quarantine. */
    public List<JsonNode> quarantine() {
        return all(routing, "/admin/v1/quarantine?limit=100");
    }

    private List<JsonNode> all(URI service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (true) {
            JsonNode page = call("GET", service, next, null);
            page.path("items").forEach(items::add);
            String cursor = page.path("nextCursor").asText("");
            if (cursor.isEmpty()) {
                return items;
            }
            next = path + "&cursor=" + encoded(cursor);
        }
    }

    private JsonNode call(String method, URI service, String path, @Nullable JsonNode body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, publisher)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new Refused(
                        response.statusCode(),
                        answer.path("code").asText(""),
                        method + " " + path + " was answered " + response.statusCode() + ": "
                                + answer.path("detail")
                                        .asText(answer.path("title").asText(response.body())));
            }
            return answer;
        } catch (IOException e) {
            throw new LocalFailure(
                    service + " does not answer (" + e.getMessage() + "): is the suite running? ./storesync status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A site just created. The secret is shown this once. */
    public record CreatedSite(SiteId id, String name, SiteKind kind, String secret) {
        @Override
        public String toString() {
            return "CreatedSite[" + id + " " + name + "]";
        }
    }

    /** The service understood the call and said no. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** The problem's code, as docs/protocol.md lists them; empty if there was none. */
        public String code() {
            return code;
        }
    }
}
