package org.storesync.routing.feed;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.storesync.routing.budget.Drawn;
import org.storesync.routing.budget.MemoryBudget;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.feed.FeedLog.HomeStream;
import org.storesync.routing.feed.domain.Grants;
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
    private final FeedWriter writer = new FeedWriter(catalogue);

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
                config.feed().bytesMax(),
                room -> writer.page(partition, log.read(partition, after, limit, told, room)));
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

    /** Rows of one home stream after a position: how a new consumer begins. */
    public Drawn<byte[]> stream(String client, List<String> types, int streamId, long after, int limit) {
        StreamName name = streamName(streamId);
        List<RecordType> told = grants.types(client, asked(types), name.kind());
        return memory.read(
                config.feed().bytesMax(),
                room -> writer.page(streamId, name, after, log.rows(streamId, after, limit, told, room)));
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

    private static int checked(int partition) {
        if (partition < 0 || partition >= FeedPartitions.COUNT) {
            throw Problem.invalid("partition", "must be from 0 to " + (FeedPartitions.COUNT - 1));
        }
        return partition;
    }
}
