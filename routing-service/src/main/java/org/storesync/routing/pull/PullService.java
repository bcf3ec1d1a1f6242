package org.storesync.routing.pull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.budget.Drawn;
import org.storesync.routing.budget.MemoryBudget;
import org.storesync.routing.budget.Room;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.pull.PageLog.Acknowledged;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.domain.Cursor;
import org.storesync.routing.pull.domain.Cursor.Entry;
import org.storesync.routing.pull.domain.CursorCodec;
import org.storesync.routing.pull.domain.CursorCodec.Forged;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.Jumps;

/** Answers a pull: acknowledges the presented cursor, and reads the next page after it in one snapshot (design: Pages). */
@ApplicationScoped
public class PullService {
    private static final Logger LOG = Logger.getLogger(PullService.class);
    private static final int READS_MAX = 3;

    private final PageLog log;
    private final EpochService epochs;
    private final RoutingConfig config;
    private final MemoryBudget memory;
    private final CursorCodec codec;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();

    PullService(PageLog log, EpochService epochs, RoutingConfig config, MemoryBudget memory) {
        this.log = log;
        this.epochs = epochs;
        this.config = config;
        this.memory = memory;
        this.codec = new CursorCodec(config.cursorKey());
    }

    /**
     * A pull as it came. Its limits are those that the site asked for, but at most those that the site may have.
     *
     * @param lines answer as lines, otherwise as one object
     */
    public record PullCall(
            SiteId site, UUID lineage, @Nullable String cursor, int recordsMax, long bytesMax, boolean lines) {}

    /**
     * The next page.
     *
     * @throws Problem if the cursor is not one of this site, or the lineage is not its current one
     */
    public Drawn<byte[]> page(PullCall call) {
        Cursor presented = cursor(call);
        Puller puller = log.puller(call.site(), call.lineage());
        known(puller);
        noticeRestore(presented, puller.sources());
        Cursor cursor = withoutLost(presented, puller.sources());
        acknowledge(call.site(), cursor, puller.sources());
        boolean idle = cursor.epoch() >= epochs.current()
                && puller.sources().stream()
                        .allMatch(source -> cursor.entry(source.subscription()) != null
                                && !Reading.of(source, cursor.entry(source.subscription()))
                                        .behind());
        if (idle && call.cursor() != null) {
            return idle(call, cursor, puller);
        }
        return read(call, cursor, puller);
    }

    /** Reads a page. If subscriptions changed meanwhile, it throws the page away and reads again. */
    private Drawn<byte[]> read(PullCall call, Cursor cursor, Puller puller) {
        for (int tries = 0; tries < READS_MAX; tries++) {
            Drawn<ReadPage> page = memory.read(call.bytesMax(), room -> readOnce(call, cursor, room));
            if (log.holds(call.site(), page.value().puller())) {
                completes(call.site(), puller, page.value().drained());
                return new Drawn<>(page.value().text(), page.share());
            }
            page.share().close();
        }
        throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(config.laneWait());
    }

    private record ReadPage(byte[] text, boolean drained, Puller puller) {}

    private ReadPage readOnce(PullCall call, Cursor cursor, Room room) {
        return log.snapshot(snapshot -> {
            PageRead read = new PageRead(snapshot, catalogue, config.pull(), epochs.current(), room);
            byte[] text = read.read(call, cursor, codec);
            return new ReadPage(text, read.drained(), read.puller());
        });
    }

    private void completes(SiteId site, Puller puller, boolean drained) {
        if (drained && puller.learns()) {
            log.completes(site);
        }
    }

    private Cursor cursor(PullCall call) {
        if (call.cursor() == null || call.cursor().isEmpty()) {
            return Cursor.none(call.site().value(), epochs.current());
        }
        try {
            Cursor cursor = codec.decode(call.cursor());
            if (cursor.site() != call.site().value()) {
                throw Problem.of(ProblemCode.CURSOR_FOREIGN);
            }
            return cursor;
        } catch (Forged forged) {
            throw Problem.of(ProblemCode.CURSOR_MALFORMED);
        }
    }

    private static void known(Puller puller) {
        if (puller.lineage() == 0) {
            throw Problem.of(puller.retired() ? ProblemCode.LINEAGE_RETIRED : ProblemCode.LINEAGE_UNKNOWN);
        }
    }

    /** A genuine cursor above our head proves that somebody restored this database without telling (design: Epoch). */
    private void noticeRestore(Cursor cursor, List<Source> sources) {
        Optional<Source> overtaken = overtaken(cursor, sources);
        if (overtaken.isPresent()) {
            // Another replica may have begun the epoch of this cursor.
            epochs.refresh();
            overtaken(cursor, sources)
                    .ifPresent(source -> epochs.begin(
                            "site " + cursor.site() + " presented a cursor above the head of " + source.streamName()));
        }
    }

    /** A cursor of an earlier epoch, without the positions that a restore gave up: these streams are loaded again (I12). */
    private Cursor withoutLost(Cursor cursor, List<Source> sources) {
        long epoch = epochs.current();
        if (cursor.epoch() >= epoch) {
            return cursor;
        }
        Map<Integer, Jumps> jumps =
                log.jumps(sources.stream().map(Source::stream).toList());
        List<Integer> lost = new ArrayList<>();
        for (Source source : sources) {
            Entry entry = cursor.entry(source.subscription());
            if (entry != null
                    && (source.headEpoch() < epoch && entry.position() > source.head()
                            || jumps.getOrDefault(source.stream(), Jumps.NONE).passOver(entry.position()))) {
                lost.add(source.subscription());
            }
        }
        if (lost.isEmpty()) {
            return cursor;
        }
        LOG.infof("site %d reads %d streams again, because central was restored", cursor.site(), lost.size());
        return cursor.without(lost);
    }

    private Optional<Source> overtaken(Cursor cursor, List<Source> sources) {
        long epoch = epochs.current();
        return cursor.epoch() < epoch
                ? Optional.empty()
                : sources.stream()
                        .filter(source -> {
                            Entry entry = cursor.entry(source.subscription());
                            return entry != null
                                    && entry.position() > Epochs.carry(source.head(), source.headEpoch(), epoch);
                        })
                        .findFirst();
    }

    private void acknowledge(SiteId site, Cursor cursor, List<Source> sources) {
        List<Acknowledged> moved = new ArrayList<>();
        for (Source source : sources) {
            Entry entry = cursor.entry(source.subscription());
            if (entry != null) {
                long drained = entry.whole() ? entry.position() : 0;
                if (entry.position() > source.acknowledged()
                        || drained > source.drained()
                        || (entry.position() == source.acknowledged() && entry.loadHead() != source.loadHead())) {
                    moved.add(new Acknowledged(
                            source.subscription(), entry.position(), drained, entry.loadMark(), entry.loadHead()));
                }
            }
        }
        if (!moved.isEmpty()) {
            log.acknowledge(site, moved);
        }
    }

    /** There is nothing new: the site keeps its cursor, and nothing is written. */
    private Drawn<byte[]> idle(PullCall call, Cursor cursor, Puller puller) {
        List<Source> sources = puller.sources();
        List<Integer> live = sources.stream().map(Source::subscription).toList();
        boolean settled = cursor.entries().size() == live.size()
                && cursor.entries().values().stream().allMatch(entry -> entry.loadHead() == 0);
        String text = call.cursor();
        if (!settled || text == null) {
            return read(call, cursor, puller);
        }
        completes(call.site(), puller, true);
        return Drawn.free(
                new PageWriter(catalogue, Map.of(), call.lines()).answer(text, 0, true, List.of(), List.of(), live));
    }
}
