package org.storesync.client.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.storesync.client.call.RoutingCalls;

/** The feed as the routing-service serves it (docs/protocol.md, Inside). */
@Singleton
class FeedSource {
    private final RoutingCalls routing;

    FeedSource(RoutingCalls routing) {
        this.routing = routing;
    }

    /** @param floor rows at or below it may be gone */
    record FeedPage(long after, long head, long floor, List<FeedRow> rows) {}

    record HomeStream(int streamId, String stream) {}

    record StreamPage(long after, boolean more, List<FeedRow> rows) {}

    /** Heads of all partitions; waits while they are the known ones. */
    List<Long> heads(List<Long> known, Duration wait) {
        String csv = known.stream().map(String::valueOf).collect(Collectors.joining(","));
        JsonNode answer =
                routing.get("/internal/v1/feed/heads?known=" + csv + "&waitSeconds=" + wait.toSeconds(), wait);
        List<Long> heads = new ArrayList<>();
        answer.path("heads").forEach(head -> heads.add(head.asLong()));
        return heads;
    }

    FeedPage read(int partition, long after, int limit, Set<String> types) {
        List<JsonNode> lines = lines("feed/" + partition, after, limit, types);
        JsonNode header = lines.getFirst();
        return new FeedPage(
                header.path("after").asLong(),
                header.path("head").asLong(),
                header.path("floor").asLong(),
                rows(lines));
    }

    List<HomeStream> homeStreams(int partition) {
        List<HomeStream> streams = new ArrayList<>();
        routing.get("/internal/v1/streams?partition=" + partition, Duration.ZERO)
                .path("items")
                .forEach(item -> streams.add(new HomeStream(
                        item.path("streamId").asInt(), item.path("stream").asText())));
        return streams;
    }

    StreamPage stream(int streamId, long after, int limit, Set<String> types) {
        List<JsonNode> lines = lines("streams/" + streamId, after, limit, types);
        JsonNode header = lines.getFirst();
        return new StreamPage(header.path("after").asLong(), header.path("more").asBoolean(), rows(lines));
    }

    private List<JsonNode> lines(String what, long after, int limit, Set<String> types) {
        return routing.lines(
                "/internal/v1/" + what + "?after=" + after + "&limit=" + limit + "&types=" + String.join(",", types),
                Duration.ZERO);
    }

    private static List<FeedRow> rows(List<JsonNode> lines) {
        return lines.stream().skip(1).map(FeedRow::of).toList();
    }
}
