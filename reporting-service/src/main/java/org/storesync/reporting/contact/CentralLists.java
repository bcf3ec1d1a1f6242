package org.storesync.reporting.contact;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingAway;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.call.ServiceBearer;
import org.storesync.client.config.ClientConfig;
import org.storesync.model.SyncType;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.contact.domain.SiteContact;
import org.storesync.reporting.contact.domain.StoreSite;

/** Reads the gateway's list of sites and routing's list of stores, in the role of a viewer, with this service's own token. */
@Singleton
class CentralLists {
    private static final int SITES_LIMIT = 200;
    private static final int STORES_LIMIT = 500;
    private static final Set<String> COLLECTED_AS = Set.of(SyncType.ACTIVE.wireName(), SyncType.COLLECTOR.wireName());
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final ServiceBearer bearer;
    private final ReportingConfig config;
    private final URI routing;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    CentralLists(ServiceBearer bearer, ReportingConfig config, ClientConfig client) {
        this.bearer = bearer;
        this.config = config;
        this.routing = client.url();
    }

    /** A list can't be read now: there is no answer, or the answer is not the list. */
    static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unread(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Reads all sites, page by page. */
    void sites(Consumer<List<SiteContact>> page) {
        pages(config.gatewayUrl(), "/admin/v1/sites?limit=" + SITES_LIMIT, CentralLists::site, page);
    }

    /** Reads all stores, page by page. */
    void stores(Consumer<List<StoreSite>> page) {
        pages(routing, "/admin/v1/stores?limit=" + STORES_LIMIT, this::store, page);
    }

    private <T> void pages(URI base, String path, Function<JsonNode, T> reader, Consumer<List<T>> page) {
        String cursor = "";
        do {
            JsonNode answer = get(base.resolve(
                    cursor.isEmpty() ? path : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            List<T> items = new ArrayList<>();
            answer.path("items").forEach(item -> items.add(reader.apply(item)));
            page.accept(items);
            cursor = answer.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
    }

    private JsonNode get(URI uri) {
        HttpResponse<byte[]> answer = send(uri, false);
        if (answer.statusCode() == UNAUTHORIZED) {
            answer = send(uri, true);
        }
        if (answer.statusCode() != OK) {
            throw new Unread(uri.getPath() + " answered " + answer.statusCode(), null);
        }
        try {
            return RoutingCalls.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new Unread(uri.getPath() + " answered no JSON", e);
        }
    }

    private HttpResponse<byte[]> send(URI uri, boolean freshToken) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(config.pollTimeout())
                    .header("Authorization", bearer.header(freshToken))
                    .build();
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (RoutingAway e) {
            throw new Unread(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Unread(uri.getPath() + " can't be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unread("interrupted", e);
        }
    }

    private static SiteContact site(JsonNode item) {
        JsonNode queued = item.path("queued");
        return new SiteContact(
                item.path("siteId").asInt(),
                item.path("name").asText(""),
                item.path("kind").asText(""),
                item.path("state").asText(""),
                item.hasNonNull("app") ? item.path("app").asText() : null,
                time(item.path("lastContactAt").asText("")),
                queued.isIntegralNumber() ? queued.asLong() : null);
    }

    private StoreSite store(JsonNode item) {
        JsonNode site = item.path("activeSite");
        Optional<Ending> ending = Ending.of(
                isCollected(item),
                item.path("transactions").asBoolean(true),
                time(item.path("transactionsLeftOutSince").asText("")));
        return new StoreSite(item.path("storeId").asText(""), site.isInt() ? site.asInt() : null, ending.orElse(null));
    }

    private boolean isCollected(JsonNode store) {
        for (JsonNode type : store.path("types")) {
            if (type.path("siteId").asInt() == config.centralSite()) {
                return COLLECTED_AS.contains(type.path("type").asText());
            }
        }
        return false;
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Unread("not a time: " + text, e);
        }
    }
}
