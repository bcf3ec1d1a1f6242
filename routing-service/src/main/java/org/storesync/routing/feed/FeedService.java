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
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.feed.FeedLog.HomeStream;
import org.storesync.routing.feed.domain.Grants;
import org.storesync.routing.stream.StreamDirectory;

/**
 * The feed. A read returns the rows of a range that are still there; a row that changed later is in a later range. Consumers see states,
 * not each step, at least once and in order per partition. Each consumer keeps its own position.
 */
@ApplicationScoped
public class FeedService {
    private final FeedLog log;
    private final EpochService epochs;
    private final StreamDirectory streams;
    private final RoutingConfig config;
    private final MemoryBudget memory;
    private final Grants grants;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();
    private final FeedWriter writer = new FeedWriter(catalogue);

    FeedService(FeedLog log, EpochService epochs, StreamDirectory streams, RoutingConfig config, MemoryBudget memory) {
        this.log = log;
        this.epochs = epochs;
        this.streams = streams;
        this.config = config;
        this.memory = memory;
        this.grants = new Grants(config.feed().grants());
    }

    public List<Long> heads() {
        return log.heads();
    }

    /** Returns the heads as soon as one differs from the known one, or when the wait is over. */
    public List<Long> heads(String client, List<Long> known, Wait wait) {
        noticeRestore(client, known);
        return wait.until(log::heads, heads -> !heads.equals(known));
    }

    /** A consumer that stands above our head proves that somebody restored this database without telling (design: Epoch). */
    private void noticeRestore(String client, List<Long> known) {
        if (isAbove(known, log.heads())) {
            // Another replica may have begun an epoch, and the heads are above its base now.
            epochs.refresh();
            if (isAbove(known, log.heads())) {
                epochs.begin(client + " stands above the head of the feed");
            }
        }
    }

    private static boolean isAbove(List<Long> known, List<Long> heads) {
        for (int i = 0; i < Math.min(known.size(), heads.size()); i++) {
            if (known.get(i) > heads.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Home streams of a partition. */
    public List<HomeStream> homeStreams(int partition) {
        return log.homeStreams(checked(partition));
    }

    /**
     * What came after a position of a partition. If there is nothing, it waits for something new, up to {@code wait}.
     *
     * @param types wire names of the types asked for; an empty list means all that the client is granted
     * @param limit about how many rows; the rows of the last transaction are always complete
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

    /** Rows of one home stream after a position. A new consumer begins like this. */
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
            // No stream has this number: answered like a stream that is no home stream.
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
