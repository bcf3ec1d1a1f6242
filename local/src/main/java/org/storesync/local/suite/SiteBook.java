package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.storesync.local.country.Names;
import org.storesync.local.host.WrongUsage;
import org.storesync.model.SiteId;

/** The sites that the gateway knows, by the names that people type: the full name, or a form like {@code walu-bay-clinic}. */
public final class SiteBook {
    private final List<JsonNode> sites;

    /** @param sites as the gateway lists them */
    public SiteBook(List<JsonNode> sites) {
        this.sites = List.copyOf(sites);
    }

    public List<JsonNode> all() {
        return sites;
    }

    /** A site by its name or number; empty if there is none. */
    public Optional<SiteId> find(String nameOrId) {
        return sites.stream()
                .filter(site -> id(site).equals(nameOrId)
                        || title(site).equals(nameOrId)
                        || Names.slug(title(site)).equals(nameOrId))
                .findFirst()
                .map(site -> new SiteId(site.path("siteId").asInt()))
                .or(() -> InternalService.ofModule(nameOrId)
                        .filter(service -> service.site() > 0)
                        .map(service -> new SiteId(service.site())));
    }

    /** @throws WrongUsage if there is none; the message names the known sites */
    public SiteId require(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(() -> new WrongUsage("no site '" + nameOrId + "'; "
                        + (sites.isEmpty()
                                ? "there is none yet"
                                : "there are "
                                        + String.join(
                                                ", ",
                                                sites.stream()
                                                        .map(site -> Names.slug(title(site)))
                                                        .toList()))));
    }

    /** A site's name as people type it. For a service or an unknown site, the number. */
    public String name(JsonNode siteId) {
        return sites.stream()
                .filter(site -> id(site).equals(siteId.asText()))
                .findFirst()
                .map(site -> Names.slug(title(site)))
                .orElseGet(() -> InternalService.ofSite(siteId.asInt())
                        .map(InternalService::module)
                        .orElseGet(() -> siteId.asText("-")));
    }

    private static String id(JsonNode site) {
        return site.path("siteId").asText();
    }

    private static String title(JsonNode site) {
        return site.path("name").asText();
    }
}
