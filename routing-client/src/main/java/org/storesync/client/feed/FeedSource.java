package org.storesync.client.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.storesync.client.call.RoutingCalls;
import org.storesync.model.FeedPartitions;

/** The feed as the routing-service serves it (docs/protocol.md, Inside). */
@Singleton
class FeedSource {
    private final RoutingCalls routing;

    FeedSource(RoutingCalls routing) {
        this.routing = routing;
    }

    /**
     * @param floor rows at or below it may be gone
     * @param restored central gave the position up that was asked for: it was restored, and has less than this consumer
     */
    record FeedPage(long after, long head, long floor, boolean restored, List<FeedRow> rows) {}

    record HomeStream(int streamId, String stream) {}

    record StreamPage(long after, boolean more, List<FeedRow> rows) {}

    /**
     * Heads of all partitions; waits until they differ from the known ones.
     *
     * @throws FeedFault if the answer is not what the protocol promises; this holds for all reads here
     */
    List<Long> heads(List<Long> known, Duration wait) {
        String csv = known.stream().map(String::valueOf).collect(Collectors.joining(","));
        JsonNode answer =
                routing.get("/internal/v1/feed/heads?known=" + csv + "&waitSeconds=" + wait.toSeconds(), wait);
        List<Long> heads = new ArrayList<>();
        for (JsonNode head : Promised.list(answer, "heads")) {
            if (!head.isIntegralNumber()) {
                throw new FeedFault("a head is no number");
            }
            heads.add(head.longValue());
        }
        if (heads.size() != FeedPartitions.COUNT) {
            throw new FeedFault("it has " + heads.size() + " heads for " + FeedPartitions.COUNT + " partitions");
        }
        return heads;
    }

    FeedPage read(int partition, long after, int limit, Set<String> types) {
        List<JsonNode> lines = lines("feed/" + partition, after, limit, types);
        JsonNode header = lines.getFirst();
        if (Promised.number(header, "partition") != partition) {
            throw new FeedFault("it is of another partition");
        }
        return new FeedPage(
                after(header, after),
                Promised.number(header, "head"),
                Promised.number(header, "floor"),
                header.path("restored").asBoolean(),
                rows(lines));
    }

    List<HomeStream> homeStreams(int partition) {
        JsonNode answer = routing.get("/internal/v1/streams?partition=" + partition, Duration.ZERO);
        List<HomeStream> streams = new ArrayList<>();
        for (JsonNode item : Promised.list(answer, "items")) {
            streams.add(new HomeStream(Promised.smallNumber(item, "streamId"), Promised.text(item, "stream")));
        }
        return streams;
    }

    StreamPage stream(int streamId, long after, int limit, Set<String> types) {
        List<JsonNode> lines = lines("streams/" + streamId, after, limit, types);
        JsonNode header = lines.getFirst();
        return new StreamPage(after(header, after), Promised.flag(header, "more"), rows(lines));
    }

    private List<JsonNode> lines(String what, long after, int limit, Set<String> types) {
        List<JsonNode> lines = routing.lines(
                "/internal/v1/" + what + "?after=" + after + "&limit=" + limit + "&types=" + String.join(",", types),
                Duration.ZERO);
        if (lines.isEmpty()) {
            throw new FeedFault("it is empty");
        }
        return lines;
    }

    private static long after(JsonNode header, long asked) {
        long after = Promised.number(header, "after");
        if (after < asked) {
            throw new FeedFault("it goes back from position " + asked + " to " + after);
        }
        return after;
    }

    private static List<FeedRow> rows(List<JsonNode> lines) {
        long count = Promised.number(lines.getFirst(), "count");
        if (count != lines.size() - 1) {
            throw new FeedFault("it has " + (lines.size() - 1) + " of " + count + " rows");
        }
        return lines.stream().skip(1).map(FeedRow::of).toList();
    }
}
