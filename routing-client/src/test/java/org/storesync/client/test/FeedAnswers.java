package org.storesync.client.test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.client.test.RoutingLog.FeedPage;
import org.storesync.client.test.RoutingLog.StreamPage;
import org.storesync.model.ProblemCode;

/** The feed's calls (docs/protocol.md, section 6) on a {@link RoutingLog}. */
final class FeedAnswers {
    private final RoutingLog log;

    FeedAnswers(RoutingLog log) {
        this.log = log;
    }

    Reply heads(Call call) {
        String known = call.query().getOrDefault("known", "");
        List<Long> heads = known.isEmpty()
                ? log.heads()
                : log.heads(
                        Arrays.stream(known.split(",", -1)).map(Long::valueOf).toList(),
                        Duration.ofSeconds(call.number("waitSeconds")));
        return Reply.json("{\"heads\":" + heads + "}");
    }

    Reply feed(Call call) {
        FeedPage page = log.feed(call.lastNumber(), call.number("after"), (int) call.number("limit"), types(call));
        ObjectNode header = RoutingCalls.JSON
                .createObjectNode()
                .put("partition", call.lastNumber())
                .put("after", page.after())
                .put("head", page.head())
                .put("floor", page.floor())
                .put("count", page.rows().size());
        return lines(header, page.rows());
    }

    Reply homeStreams(Call call) {
        ObjectNode answer = RoutingCalls.JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        log.homeStreams((int) call.number("partition"))
                .forEach((id, name) -> items.addObject().put("streamId", id).put("stream", name));
        return Reply.json(answer.toString());
    }

    Reply stream(Call call) {
        int id = call.lastNumber();
        if (!log.homeStreams(id % RoutingLog.PARTITIONS).containsKey(id)) {
            return Reply.problem(ProblemCode.NOT_FOUND);
        }
        StreamPage page = log.stream(id, call.number("after"), (int) call.number("limit"), types(call));
        ObjectNode header = RoutingCalls.JSON
                .createObjectNode()
                .put("streamId", id)
                .put("after", page.after())
                .put("count", page.rows().size())
                .put("more", page.more());
        return lines(header, page.rows());
    }

    private static Set<String> types(Call call) {
        String types = call.query().getOrDefault("types", "");
        return types.isEmpty() ? Set.of() : Set.of(types.split(",", -1));
    }

    private static Reply lines(ObjectNode header, List<FeedRow> rows) {
        StringBuilder lines = new StringBuilder(header.toString()).append('\n');
        rows.forEach(row -> lines.append(line(row)).append('\n'));
        return Reply.lines(lines.toString());
    }

    private static ObjectNode line(FeedRow row) {
        ObjectNode line = RoutingCalls.JSON
                .createObjectNode()
                .put("stream", row.stream())
                .put("seq", row.seq())
                .put("type", row.type())
                .put("id", row.id())
                .put("op", row.op().wireName())
                .put("version", row.version());
        Marks marks = row.marks();
        if (marks.receivedAt() != null) {
            line.put("receivedAt", marks.receivedAt().toString());
        }
        if (marks.by() != 0) {
            line.put("by", marks.by());
        }
        if (marks.addressed() != null) {
            line.put("addressed", marks.addressed());
        }
        if (marks.notAddressed() != null) {
            line.put("notAddressed", marks.notAddressed());
        }
        if (marks.taken()) {
            line.put("taken", true);
        }
        if (row.body() != null) {
            line.set("body", row.body());
        }
        return line;
    }
}
