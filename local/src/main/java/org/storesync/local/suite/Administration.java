package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/** The administrator's calls (docs/protocol.md, section 5), over HTTP with a person's token. */
public final class Administration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonCalls calls;
    private final URI gateway;
    private final URI routing;

    Administration(PersonCalls calls, URI gateway, URI routing) {
        this.calls = calls;
        this.gateway = gateway;
        this.routing = routing;
    }

    /** The administrator of a suite that another process runs. */
    public static Administration ofRunning(StateDir state, Ports ports) {
        return new Administration(
                PersonCalls.ofRunning(state, ports),
                URI.create("http://127.0.0.1:" + ports.gateway(1)),
                URI.create("http://127.0.0.1:" + ports.routing(1)));
    }

    /** Creates a site. */
    public CreatedSite createSite(String name, SiteKind kind) {
        ObjectNode body = JSON.createObjectNode().put("name", name).put("kind", kind.wireName());
        JsonNode site = calls.json("POST", gateway, "/admin/v1/sites", body);
        return new CreatedSite(
                new SiteId(site.path("siteId").asInt()),
                name,
                kind,
                site.path("secret").asText());
    }

    /** Gives a site a new secret; the old one ends within seconds. */
    public String rekey(SiteId site) {
        return calls.json("POST", gateway, "/admin/v1/sites/" + site + "/secret", JSON.createObjectNode())
                .path("secret")
                .asText();
    }

    /** Forgets the machine a site is bound to: the next one that calls is bound. */
    public void releaseDevice(SiteId site) {
        calls.json("DELETE", gateway, "/admin/v1/sites/" + site + "/device", null);
    }

    public void suspend(SiteId site, String reason) {
        calls.json(
                "PUT",
                gateway,
                "/admin/v1/sites/" + site + "/suspension",
                JSON.createObjectNode().put("reason", reason));
    }

    public void resume(SiteId site) {
        calls.json("DELETE", gateway, "/admin/v1/sites/" + site + "/suspension", null);
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
        return calls.json("GET", routing, "/admin/v1/stores/" + PersonCalls.encoded(store.value()), null);
    }

    /** Makes the store active on this site, or on none: a move where it was active elsewhere. */
    public void assign(StoreId store, @Nullable SiteId site) {
        ObjectNode body = JSON.createObjectNode();
        if (site == null) {
            body.putNull("siteId");
        } else {
            body.put("siteId", site.value());
        }
        calls.json("PUT", routing, "/admin/v1/stores/" + PersonCalls.encoded(store.value()) + "/assignment", body);
    }

    public void syncWith(StoreId store, SiteId site, SyncType type) {
        calls.json(
                "PUT",
                routing,
                "/admin/v1/stores/" + PersonCalls.encoded(store.value()) + "/sync-with/" + site,
                JSON.createObjectNode().put("type", type.wireName()));
    }

    /** Makes this site the one that edits central data. */
    public void primary(SiteId site) {
        calls.json("PUT", routing, "/admin/v1/primary", JSON.createObjectNode().put("siteId", site.value()));
    }

    /** What waits in quarantine. */
    public List<JsonNode> quarantine() {
        return all(routing, "/admin/v1/quarantine?limit=100");
    }

    private List<JsonNode> all(URI service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (true) {
            JsonNode page = calls.json("GET", service, next, null);
            page.path("items").forEach(items::add);
            String cursor = page.path("nextCursor").asText("");
            if (cursor.isEmpty()) {
                return items;
            }
            next = path + "&cursor=" + PersonCalls.encoded(cursor);
        }
    }

    /** A site just created. The secret is shown this once. */
    public record CreatedSite(SiteId id, String name, SiteKind kind, String secret) {
        @Override
        public String toString() {
            return "CreatedSite[" + id + " " + name + "]";
        }
    }
}
