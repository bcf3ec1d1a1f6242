package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/** The administrator's calls (docs/protocol.md, section 5), over HTTP with a person's token. */
public final class Administration {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITES = "/admin/v1/sites";
    private static final String PRIMARY = "/admin/v1/primary";
    private static final String MAINTENANCE = "/admin/v1/maintenance";

    private final PersonCalls calls;
    private final URI gateway;
    private final URI routing;

    Administration(PersonCalls calls, URI gateway, URI routing) {
        this.calls = calls;
        this.gateway = gateway;
        this.routing = routing;
    }

    /** Creates a site. */
    public CreatedSite createSite(String name, SiteKind kind) {
        ObjectNode body = JSON.createObjectNode().put("name", name).put("kind", kind.wireName());
        JsonNode site = calls.json("POST", gateway, SITES, body);
        return new CreatedSite(
                new SiteId(site.path("siteId").asInt()),
                name,
                kind,
                site.path("secret").asText());
    }

    /** Gives a site a new secret. The old one stops working within seconds. */
    public String rekey(SiteId site) {
        return calls.json("POST", gateway, SITES + "/" + site + "/secret", JSON.createObjectNode())
                .path("secret")
                .asText();
    }

    /** Releases the machine to which a site is bound. The next machine that calls is bound. */
    public void releaseDevice(SiteId site) {
        calls.json("DELETE", gateway, SITES + "/" + site + "/device", null);
    }

    public void suspend(SiteId site, String reason) {
        calls.json(
                "PUT",
                gateway,
                SITES + "/" + site + "/suspension",
                JSON.createObjectNode().put("reason", reason));
    }

    public void resume(SiteId site) {
        calls.json("DELETE", gateway, SITES + "/" + site + "/suspension", null);
    }

    /** All sites as the gateway lists them. */
    public List<JsonNode> sites() {
        return calls.all(gateway, SITES, Map.of());
    }

    /** How often each site was installed, and whether two machines take turns with its data. */
    public List<JsonNode> installations() {
        return calls.all(routing, "/admin/v1/installations", Map.of());
    }

    /** Users that sites made. */
    public List<JsonNode> users() {
        return calls.all(routing, "/admin/v1/users", Map.of());
    }

    /** All stores as the routing-service lists them. */
    public List<JsonNode> stores() {
        return calls.all(routing, "/admin/v1/stores", Map.of());
    }

    public JsonNode store(StoreId store) {
        return calls.json("GET", routing, storePath(store), null);
    }

    /** Makes the store active on this site, or on none. If it was active elsewhere, this moves it. */
    public void assign(StoreId store, @Nullable SiteId site) {
        assign(store, site, null);
    }

    /** @param reason why it is done although something speaks against it, such as a queue that is not empty */
    public void assign(StoreId store, @Nullable SiteId site, @Nullable String reason) {
        ObjectNode body = JSON.createObjectNode();
        if (site == null) {
            body.putNull("siteId");
        } else {
            body.put("siteId", site.value());
        }
        put(routing, storePath(store) + "/assignment", body, reason);
    }

    /** What {@link #assign} would do. Nothing changes. */
    public JsonNode dryRunOfAssign(StoreId store, @Nullable SiteId site) {
        return dryRun(store, "assignment" + (site == null ? "" : "?siteId=" + site));
    }

    /** What {@link #syncWith} would do. */
    public JsonNode dryRunOfSyncWith(StoreId store, SiteId site, SyncType type) {
        return dryRun(store, "sync-with/" + site + "?type=" + type.wireName());
    }

    /** What {@link #includeTransactions} would do. */
    public JsonNode dryRunOfTransactions(StoreId store, boolean included) {
        return dryRun(store, "transactions?included=" + included);
    }

    /** What it would do if the name of this store becomes visible in another one, or if this ends. */
    public JsonNode dryRunOfVisibility(StoreId store, StoreId in, boolean visible) {
        return dryRun(store, "visibility?in=" + PersonCalls.encoded(in.value()) + "&visible=" + visible);
    }

    private JsonNode dryRun(StoreId store, String act) {
        return calls.json("GET", routing, storePath(store) + "/dry-run/" + act, null);
    }

    public void syncWith(StoreId store, SiteId site, SyncType type) {
        syncWith(store, site, type, null);
    }

    /** @param reason kept in the audit */
    public void syncWith(StoreId store, SiteId site, SyncType type, @Nullable String reason) {
        ObjectNode body = JSON.createObjectNode().put("type", type.wireName());
        put(routing, storePath(store) + "/sync-with/" + site, body, reason);
    }

    /** Includes the transactions of a dispensary in sync, or leaves them out (C3). Takes the role {@code sync-vendor}. */
    public void includeTransactions(StoreId store, boolean included, @Nullable String reason) {
        put(routing, storePath(store) + "/transactions", JSON.createObjectNode().put("included", included), reason);
    }

    /** Who edits central data, since when, and who did so before. */
    public JsonNode primary() {
        return calls.json("GET", routing, PRIMARY, null);
    }

    /** Makes this site the one that edits central data. */
    public void primary(SiteId site) {
        primary(site, null);
    }

    /** @param reason why it is done although a queue is not empty */
    public void primary(SiteId site, @Nullable String reason) {
        put(routing, PRIMARY, JSON.createObjectNode().put("siteId", site.value()), reason);
    }

    /** Whether central is in maintenance, since when, by whom and why. */
    public JsonNode maintenance() {
        return calls.json("GET", routing, MAINTENANCE, null);
    }

    /** Tells sites, and people who would change something, to come later. */
    public void beginMaintenance(String reason) {
        put(routing, MAINTENANCE, JSON.createObjectNode(), reason);
    }

    /** Takes calls again. */
    public void endMaintenance() {
        calls.json("DELETE", routing, MAINTENANCE, null);
    }

    /** The sites with which a site exchanges records. */
    public List<JsonNode> partners(SiteId site) {
        return calls.all(routing, SITES + "/" + site + "/partners", Map.of());
    }

    /** What waits at central for a site, and what the site says it has to send, with the last days. */
    public JsonNode queue(SiteId site) {
        return calls.json("GET", routing, SITES + "/" + site + "/queue", null);
    }

    /** Deletes a site on which no store is active. */
    public void deleteSite(SiteId site) {
        calls.json("DELETE", gateway, SITES + "/" + site, null);
    }

    public void changeKind(SiteId site, SiteKind kind) {
        put(gateway, SITES + "/" + site + "/kind", JSON.createObjectNode().put("kind", kind.wireName()), null);
    }

    private void put(URI service, String path, ObjectNode body, @Nullable String reason) {
        if (reason != null) {
            body.put("reason", reason);
        }
        calls.json("PUT", service, path, body);
    }

    private static String storePath(StoreId store) {
        return "/admin/v1/stores/" + PersonCalls.encodedPath(store.value());
    }

    /** A site that was just created. The secret is shown only this once. */
    public record CreatedSite(SiteId id, String name, SiteKind kind, String secret) {
        @Override
        public String toString() {
            return "CreatedSite[" + id + " " + name + "]";
        }
    }
}
