package org.storesync.routing.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.StreamKind;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.feed.FeedLog.HomeStream;
import org.storesync.routing.feed.FeedLog.Range;
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
    private final Clock clock;
    private final Grants grants;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();

    FeedService(FeedLog log, StreamDirectory streams, RoutingConfig config, Clock clock) {
        this.log = log;
        this.streams = streams;
        this.config = config;
        this.clock = clock;
        this.grants = new Grants(config.feed().grants());
    }

    public List<Long> heads() {
        return log.heads();
    }

    /** Heads as soon as one is not the known one, or when the wait is over. */
    public List<Long> heads(List<Long> known, Duration wait) {
        Instant until = until(wait);
        List<Long> heads = log.heads();
        while (heads.equals(known) && clock.instant().isBefore(until)) {
            look();
            heads = log.heads();
        }
        return heads;
    }

    private Instant until(Duration wait) {
        Duration longest = config.feed().waitMax();
        return clock.instant().plus(wait.compareTo(longest) > 0 ? longest : wait);
    }

    private void look() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(config.feed().lookEvery().toMillis()));
    }

    /** Home streams of a partition. */
    public List<HomeStream> homeStreams(int partition) {
        return log.homeStreams(checked(partition));
    }

    /**
     * What came after a position of a partition; waits for something new when there is nothing, up to {@code wait}.
     *
     * @param limit about how many rows; the last transaction's are always whole
     */
    public byte[] read(String client, int partition, long after, int limit, Duration wait) {
        checked(partition);
        Instant until = until(wait);
        List<Range> ranges = log.ranges(partition, after, limit);
        while (ranges.isEmpty() && clock.instant().isBefore(until)) {
            look();
            ranges = log.ranges(partition, after, limit);
        }
        StringBuilder lines = new StringBuilder();
        long last = after;
        int count = 0;
        for (Range range : ranges) {
            if (count >= limit) {
                break;
            }
            for (PageRow row : log.rows(range.stream(), range.from(), range.to(), Integer.MAX_VALUE)) {
                count +=
                        line(lines, grants.of(client), range.feedSeq(), range.stream(), range.kind(), name(range), row);
            }
            last = range.feedSeq();
        }
        String header = "{\"partition\":" + partition + ",\"after\":" + last + ",\"head\":" + log.head(partition)
                + ",\"floor\":" + log.floor(partition) + ",\"count\":" + count + "}\n";
        return (header + lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(Range range) {
        return range.kind().hasOwner()
                ? range.kind().prefix() + "/" + range.owner()
                : range.kind().prefix();
    }

    /** Rows of one home stream after a position: how a new consumer begins. */
    public byte[] stream(String client, int streamId, long after, int limit) {
        StreamName name = streamName(streamId);
        StringBuilder lines = new StringBuilder();
        List<PageRow> rows = log.rows(streamId, after + 1, Long.MAX_VALUE, limit);
        int count = 0;
        for (PageRow row : rows) {
            count += line(lines, grants.of(client), 0, streamId, name.kind(), name.toString(), row);
        }
        long last = rows.isEmpty() ? after : rows.getLast().seq();
        String header = "{\"streamId\":" + streamId + ",\"after\":" + last + ",\"count\":" + count + ",\"more\":"
                + (rows.size() == limit) + "}\n";
        return (header + lines).getBytes(StandardCharsets.UTF_8);
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

    private int line(
            StringBuilder lines,
            Set<Category> granted,
            long feedSeq,
            int streamId,
            StreamKind kind,
            String stream,
            PageRow row) {
        if (row.key().type() == 0) {
            return 0;
        }
        var type = catalogue.byCode(row.key().type());
        if (!Grants.isAtHome(type, kind) || !granted.contains(Grants.category(type, kind))) {
            return 0;
        }
        lines.append('{');
        if (feedSeq > 0) {
            lines.append("\"feedSeq\":").append(feedSeq).append(',');
        }
        lines.append("\"streamId\":").append(streamId).append(",\"stream\":");
        quoted(lines, stream);
        lines.append(",\"seq\":").append(row.seq());
        lines.append(",\"type\":\"").append(type.wireName()).append("\",\"id\":");
        quoted(lines, row.key().idText());
        lines.append(",\"op\":\"")
                .append(row.op().wireName())
                .append("\",\"version\":")
                .append(row.version());
        byte[] body = row.body();
        if (body != null) {
            lines.append(",\"body\":")
                    .append(new String(body, StandardCharsets.UTF_8)
                            .replace('\n', ' ')
                            .replace('\r', ' '));
        }
        lines.append("}\n");
        return 1;
    }

    private static void quoted(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            if (c < 0x20) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static int checked(int partition) {
        if (partition < 0 || partition >= FeedLog.PARTITIONS) {
            throw Problem.invalid("partition", "is from 0 to " + (FeedLog.PARTITIONS - 1));
        }
        return partition;
    }
}
