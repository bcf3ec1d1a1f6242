package org.storesync.routing.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.storesync.kit.problem.Problem;
import org.storesync.model.FeedPartitions;
import org.storesync.model.ProblemCode;
import org.storesync.model.StreamKind;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.Quoted;
import org.storesync.routing.budget.Drawn;
import org.storesync.routing.budget.MemoryBudget;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.feed.FeedLog.FeedPage;
import org.storesync.routing.feed.FeedLog.FeedRow;
import org.storesync.routing.feed.FeedLog.HomeRow;
import org.storesync.routing.feed.FeedLog.HomeStream;
import org.storesync.routing.feed.FeedLog.Range;
import org.storesync.routing.feed.FeedLog.StreamPage;
import org.storesync.routing.feed.domain.Grants;
import org.storesync.routing.pull.domain.PageRow;
import org.storesync.routing.stream.StreamDirectory;

/**
 * The feed: a read returns the rows of a range that still stand there, for a later change has its own range. Consumers see states, not
 * each step, at least once, in order per partition; a position they pass is theirs to keep.
 */
@ApplicationScoped
public class FeedService {
    private final FeedLog log;
    private final StreamDirectory streams;
    private final RoutingConfig config;
    private final MemoryBudget memory;
    private final Grants grants;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();

    FeedService(FeedLog log, StreamDirectory streams, RoutingConfig config, MemoryBudget memory) {
        this.log = log;
        this.streams = streams;
        this.config = config;
        this.memory = memory;
        this.grants = new Grants(config.feed().grants());
    }

    public List<Long> heads() {
        return log.heads();
    }

    /** Heads as soon as one is not the known one, or when the wait is over. */
    public List<Long> heads(List<Long> known, Wait wait) {
        return wait.until(log::heads, heads -> !heads.equals(known));
    }

    /** Home streams of a partition. */
    public List<HomeStream> homeStreams(int partition) {
        return log.homeStreams(checked(partition));
    }

    /**
     * What came after a position of a partition; waits for something new when there is nothing, up to {@code wait}.
     *
     * @param types wire names of what is asked for; of none: of all that is granted
     * @param limit about how many rows; the last transaction's are always whole
     */
    public Drawn<byte[]> read(String client, List<String> types, int partition, long after, int limit, Wait wait) {
        checked(partition);
        List<RecordType> asked = asked(types);
        if (wait.atMost().isPositive()) {
            wait.until(() -> log.head(partition), head -> head > after);
        }
        Map<StreamKind, List<RecordType>> told = told(client, asked);
        return memory.read(
                config.feed().bytesMax(), room -> lines(partition, log.read(partition, after, limit, told, room)));
    }

    private byte[] lines(int partition, FeedPage page) {
        StringBuilder lines = new StringBuilder("{\"partition\":" + partition + ",\"after\":" + page.after()
                + ",\"head\":" + page.head() + ",\"floor\":" + page.floor() + ",\"count\":"
                + page.rows().size() + "}\n");
        for (FeedRow each : page.rows()) {
            Range range = each.range();
            line(lines, range.feedSeq(), range.stream(), name(range), each.row());
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<StreamKind, List<RecordType>> told(String client, List<RecordType> asked) {
        Map<StreamKind, List<RecordType>> told = new EnumMap<>(StreamKind.class);
        for (StreamKind kind : StreamKind.values()) {
            told.put(kind, grants.types(client, asked, kind));
        }
        return told;
    }

    private List<RecordType> asked(List<String> types) {
        return types.isEmpty()
                ? List.copyOf(catalogue.all())
                : types.stream()
                        .map(type -> catalogue
                                .find(type)
                                .orElseThrow(() -> Problem.invalid("types", "no record type has the name " + type)))
                        .toList();
    }

    private static String name(Range range) {
        return range.kind().hasOwner()
                ? range.kind().prefix() + "/" + range.owner()
                : range.kind().prefix();
    }

    /** Rows of one home stream after a position: how a new consumer begins. */
    public Drawn<byte[]> stream(String client, List<String> types, int streamId, long after, int limit) {
        StreamName name = streamName(streamId);
        List<RecordType> told = grants.types(client, asked(types), name.kind());
        return memory.read(
                config.feed().bytesMax(),
                room -> lines(streamId, name, after, log.rows(streamId, after, limit, told, room)));
    }

    private byte[] lines(int streamId, StreamName name, long after, StreamPage page) {
        List<HomeRow> rows = page.rows();
        long last = rows.isEmpty() ? after : rows.getLast().row().seq();
        StringBuilder lines = new StringBuilder("{\"streamId\":" + streamId + ",\"after\":" + last + ",\"count\":"
                + rows.size() + ",\"more\":" + page.more() + "}\n");
        rows.forEach(row -> line(lines, 0, streamId, name.toString(), row));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StreamName streamName(int streamId) {
        try {
            StreamName name = streams.nameOf(streamId);
            if (name.kind() != StreamKind.SITE && name.kind() != StreamKind.PEOPLE) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // answered as the ones that are no home
        }
        throw Problem.of(ProblemCode.NOT_FOUND, "no home stream has this number");
    }

    private void line(StringBuilder lines, long feedSeq, int streamId, String stream, HomeRow home) {
        PageRow row = home.row();
        RecordType type = catalogue.byCode(row.key().type());
        lines.append('{');
        if (feedSeq > 0) {
            lines.append("\"feedSeq\":").append(feedSeq).append(',');
        }
        lines.append("\"streamId\":").append(streamId).append(",\"stream\":");
        Quoted.append(lines, stream);
        lines.append(",\"seq\":").append(row.seq());
        lines.append(",\"type\":\"").append(type.wireName()).append("\",\"id\":");
        Quoted.append(lines, row.key().idText());
        lines.append(",\"op\":\"")
                .append(row.op().wireName())
                .append("\",\"version\":")
                .append(row.version());
        marks(lines, home);
        byte[] body = row.body();
        if (body != null) {
            lines.append(",\"body\":")
                    .append(new String(body, StandardCharsets.UTF_8)
                            .replace('\n', ' ')
                            .replace('\r', ' '));
        }
        lines.append("}\n");
    }

    private static void marks(StringBuilder lines, HomeRow row) {
        lines.append(",\"receivedAt\":\"").append(row.receivedAt()).append('"');
        if (row.by() != 0) {
            lines.append(",\"by\":").append(row.by());
        }
        if (row.addressed() != null) {
            lines.append(",\"addressed\":");
            Quoted.append(lines, row.addressed());
        } else if (row.notAddressed() != null) {
            lines.append(",\"notAddressed\":\"").append(row.notAddressed()).append('"');
        }
        if (row.taken()) {
            lines.append(",\"taken\":true");
        }
    }

    private static int checked(int partition) {
        if (partition < 0 || partition >= FeedPartitions.COUNT) {
            throw Problem.invalid("partition", "must be from 0 to " + (FeedPartitions.COUNT - 1));
        }
        return partition;
    }
}
