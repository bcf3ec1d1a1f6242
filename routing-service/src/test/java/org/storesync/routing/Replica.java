package org.storesync.routing;

import static org.storesync.routing.Central.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a site holds after it applied pages and outcomes as docs/protocol.md says: each record with the subscriptions through which it is
 * held. A record is dropped with the last of them.
 */
final class Replica {
    private final Map<String, Held> held = new HashMap<>();
    private final Map<Integer, Set<String>> seenSinceBegin = new HashMap<>();

    private static final class Held {
        final Set<Integer> through = new TreeSet<>();
        long version;
        String body = "";
    }

    /** Bodies by {@code type/id}. */
    Map<String, String> bodies() {
        Map<String, String> bodies = new TreeMap<>();
        held.forEach((key, record) -> bodies.put(key, record.body));
        return bodies;
    }

    boolean holds(String type, String id) {
        return held.containsKey(type + "/" + id);
    }

    /** Numbers of the subscriptions a record is held through. */
    Set<Integer> through(String type, String id) {
        Held record = held.get(type + "/" + id);
        return record == null ? Set.of() : record.through;
    }

    void pushed(long firstSeq, String[] changes, List<JsonNode> outcomes) {
        for (int i = 0; i < changes.length; i++) {
            JsonNode outcome = outcomes.get(i);
            if (!outcome.get("outcome").asText().equals("accepted") || !outcome.has("version")) {
                continue;
            }
            JsonNode change = json(changes[i].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            String key = change.get("type").asText() + "/" + change.get("id").asText();
            if (change.path("op").asText().equals("delete")) {
                held.remove(key);
                continue;
            }
            Held record = held.computeIfAbsent(key, none -> new Held());
            record.body = change.get("body").toString();
            record.version = outcome.get("version").asLong();
            record.through.clear();
            outcome.path("in").forEach(number -> through(record, key, number.asInt()));
        }
    }

    void page(JsonNode page) {
        page.path("begins")
                .forEach(begin -> seenSinceBegin.put(begin.get("subscription").asInt(), new HashSet<>()));
        page.get("changes").forEach(this::row);
        page.path("ends").forEach(number -> end(number.asInt()));
        if (page.get("drained").asBoolean()) {
            Set<Integer> live = new HashSet<>();
            page.get("live").forEach(number -> live.add(number.asInt()));
            held.values().forEach(record -> record.through.retainAll(live));
            dropUnheld();
        }
    }

    private void row(JsonNode row) {
        String op = row.path("op").asText("upsert");
        if (op.equals("drop-stream")) {
            held.values()
                    .forEach(record -> record.through.remove(row.get("drop").asInt()));
            dropUnheld();
            return;
        }
        String key = row.get("type").asText() + "/" + row.get("id").asText();
        int in = row.has("for") ? row.get("for").asInt() : row.get("in").asInt();
        Held record = held.get(key);
        if (op.equals("remove")) {
            if (record != null) {
                record.through.remove(in);
                dropUnheld();
            }
        } else if (op.equals("delete")) {
            if (record != null && row.get("version").asLong() >= record.version) {
                held.remove(key);
            }
        } else {
            Held taken = held.computeIfAbsent(key, none -> new Held());
            through(taken, key, in);
            if (row.get("version").asLong() >= taken.version) {
                taken.version = row.get("version").asLong();
                taken.body = row.get("body").toString();
            }
        }
    }

    private void through(Held record, String key, int subscription) {
        record.through.add(subscription);
        seenSinceBegin.getOrDefault(subscription, new HashSet<>()).add(key);
    }

    private void end(int subscription) {
        Set<String> seen = seenSinceBegin.remove(subscription);
        if (seen != null) {
            held.forEach((key, record) -> {
                if (!seen.contains(key)) {
                    record.through.remove(subscription);
                }
            });
            dropUnheld();
        }
    }

    private void dropUnheld() {
        held.values().removeIf(record -> record.through.isEmpty());
    }
}
