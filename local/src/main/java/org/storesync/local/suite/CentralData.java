package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.storesync.local.host.LocalFailure;
import org.storesync.model.StoreId;

/** Work with central data at the master-data-service, over HTTP with a person's token. */
public final class CentralData {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PROBLEMS_SHOWN = 20;

    private final PersonCalls calls;
    private final URI service;

    CentralData(PersonCalls calls, URI service) {
        this.calls = calls;
        this.service = service;
    }

    /** All records of a type, such as {@code stores}. */
    public List<JsonNode> list(String type) {
        return calls.all(service, "/api/v1/" + PersonCalls.encodedPath(type), Map.of());
    }

    /** The id of an item, if an item has this id; otherwise empty. */
    public Optional<String> itemWithId(String id) {
        try {
            return Optional.of(calls.json("GET", service, "/api/v1/items/" + PersonCalls.encodedPath(id), null)
                    .path("id")
                    .asText());
        } catch (Refused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Records of a type that match words of a search, at most a page of them. */
    public JsonNode search(String type, String words) {
        return calls.json(
                "GET",
                service,
                PersonCalls.path("/api/v1/" + PersonCalls.encodedPath(type), Map.of("search", List.of(words))),
                null);
    }

    /** Waits until the master-data-service is the primary and has read everything, so that it accepts edits. */
    public void awaitPrimary() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String role = "";
        while (System.nanoTime() < end) {
            role = calls.json("GET", service, "/api/v1/role", null).path("role").asText();
            if (role.equals("PRIMARY")) {
                return;
            }
            pause();
        }
        throw new LocalFailure("the master-data-service is not the primary, but " + role
                + ": make it the primary with ./storesync admin primary set, or edit at the primary");
    }

    /** The state of an import, and its result. */
    public record Import(String type, String state, long linesRead, long created, long changed, long unchanged) {}

    /**
     * Imports a file, all of it or nothing.
     *
     * @param dryRun only checks it
     * @param listener learns from time to time how far it is
     * @throws LocalFailure that says what is wrong in which line; then nothing was changed
     */
    public Import load(String type, byte[] csv, boolean dryRun, Consumer<Import> listener) {
        String path = "/api/v1/imports?type=" + PersonCalls.encoded(type) + "&dryRun=" + dryRun;
        String id = calls.json("POST", service, path, "text/csv", csv, Map.of())
                .path("id")
                .asText();
        while (true) {
            JsonNode job = calls.json("GET", service, "/api/v1/imports/" + id, null);
            Import now = new Import(
                    type,
                    job.path("state").asText(),
                    job.path("linesRead").asLong(),
                    job.path("created").asLong(),
                    job.path("changed").asLong(),
                    job.path("unchanged").asLong());
            switch (now.state()) {
                case "RUNNING" -> listener.accept(now);
                case "FAILED" -> throw new LocalFailure(problems(type, job));
                default -> {
                    return now;
                }
            }
            pause();
        }
    }

    /** All records of a type as a file that can be imported again. */
    public String export(String type) {
        return calls.text(service, "/api/v1/exports/" + PersonCalls.encoded(type), "text/csv");
    }

    /** Gives a store its first preferences. If it has preferences, they stay. */
    public void firstPreferences(StoreId store, byte[] preferences) {
        String path = "/api/v1/stores/" + PersonCalls.encoded(store.value()) + "/preferences";
        try {
            calls.json("PUT", service, path, "application/json", preferences, Map.of("If-None-Match", "*"));
        } catch (Refused refused) {
            if (refused.status() != 412) {
                throw refused;
            }
        }
    }

    private static String problems(String type, JsonNode job) {
        StringJoiner lines = new StringJoiner("\n  ");
        long count = job.path("problemCount").asLong();
        lines.add("no " + type + " were imported; " + count + (count == 1 ? " place is wrong:" : " places are wrong:"));
        int shown = 0;
        for (JsonNode problem : job.path("problems")) {
            if (++shown > PROBLEMS_SHOWN) {
                lines.add("...");
                break;
            }
            String field = problem.path("field").asText("");
            lines.add("line " + problem.path("line").asLong() + (field.isEmpty() ? "" : ", " + field) + ": "
                    + problem.path("message").asText() + value(problem));
        }
        return lines.toString();
    }

    private static String value(JsonNode problem) {
        String value = problem.path("value").asText("");
        return value.isEmpty() || value.equals("null") ? "" : " (" + value + ")";
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
