package org.storesync.client.test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.client.test.RoutingLog.FeedPage;
import org.storesync.client.test.RoutingLog.StreamPage;
import org.storesync.model.FeedPartitions;
import org.storesync.model.ProblemCode;
import org.storesync.model.catalogue.RecordCatalogue;

/** The feed's calls (docs/protocol.md, section 6) on a {@link RoutingLog}. */
final class FeedAnswers {
    private static final int LIMIT_DEFAULT = 1000;
    private static final RecordCatalogue CATALOGUE = RecordCatalogue.standard();

    private final Supplier<RoutingLog> log;

    FeedAnswers(Supplier<RoutingLog> log) {
        this.log = log;
    }

    Reply heads(Call call) {
        String known = call.query().getOrDefault("known", "");
        if (known.isEmpty()) {
            return Reply.json("{\"heads\":" + log.get().heads() + "}");
        }
        try {
            List<Long> numbers =
                    Arrays.stream(known.split(",", -1)).map(Long::valueOf).toList();
            List<Long> heads = log.get().heads(numbers, Duration.ofSeconds(call.number("waitSeconds")));
            return Reply.json("{\"heads\":" + heads + "}");
        } catch (NumberFormatException e) {
            return Reply.problem(ProblemCode.INVALID_REQUEST);
        }
    }

    Reply feed(Call call) {
        int partition = call.lastNumber();
        if (isNone(partition) || call.number("after") < 0 || isWrong(call)) {
            return Reply.problem(ProblemCode.INVALID_REQUEST);
        }
        FeedPage page = log.get().feed(partition, call.number("after"), limit(call), types(call));
        ObjectNode header = RoutingCalls.JSON
                .createObjectNode()
                .put("partition", partition)
                .put("after", page.after())
                .put("head", page.head())
                .put("floor", page.floor())
                .put("count", page.rows().size());
        return lines(header, page.rows());
    }

    Reply homeStreams(Call call) {
        int partition = (int) call.number("partition");
        if (isNone(partition)) {
            return Reply.problem(ProblemCode.INVALID_REQUEST);
        }
        ObjectNode answer = RoutingCalls.JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        log.get()
                .homeStreams(partition)
                .forEach((id, name) -> items.addObject().put("streamId", id).put("stream", name));
        return Reply.json(answer.toString());
    }

    Reply stream(Call call) {
        int id = call.lastNumber();
        if (isWrong(call)) {
            return Reply.problem(ProblemCode.INVALID_REQUEST);
        }
        if (!log.get().homeStreams(FeedPartitions.of(id)).containsKey(id)) {
            return Reply.problem(ProblemCode.NOT_FOUND);
        }
        StreamPage page = log.get().stream(id, call.number("after"), limit(call), types(call));
        ObjectNode header = RoutingCalls.JSON
                .createObjectNode()
                .put("streamId", id)
                .put("after", page.after())
                .put("count", page.rows().size())
                .put("more", page.more());
        return lines(header, page.rows());
    }

    private static boolean isNone(int partition) {
        return partition < 0 || partition >= FeedPartitions.COUNT;
    }

    private static boolean isWrong(Call call) {
        return limit(call) < 1
                || limit(call) > FakeRouting.RECORDS_MAX
                || types(call).stream().anyMatch(type -> CATALOGUE.find(type).isEmpty());
    }

    private static int limit(Call call) {
        return (int) call.number("limit", LIMIT_DEFAULT);
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
        if (row.trace() != null) {
            line.put("trace", row.trace());
        }
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
