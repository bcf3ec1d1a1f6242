package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Outcome;
import org.storesync.model.ProblemCode;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Batch;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.Share;
import org.storesync.routing.budget.SiteQuotas;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.push.answer.BatchAudit;
import org.storesync.routing.push.answer.Replay;
import org.storesync.routing.push.domain.Passwords;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.log.Lanes;
import org.storesync.routing.push.log.Lanes.FinishedBatch;
import org.storesync.routing.push.log.Lanes.Lane;
import org.storesync.routing.push.log.Parked.Held;
import org.storesync.routing.push.log.PushLog;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.push.run.Attempts;
import org.storesync.routing.push.run.Attempts.Attempt;
import org.storesync.routing.push.run.BatchRun;
import org.storesync.routing.push.run.Terms;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.stream.StreamDirectory;

/**
 * Takes a batch in one transaction: locks its lane, recognises a repetition, and plans, locks, verifies and writes the rest
 * (docs/adr/0002). Where something moved between plan and lock, it plans again.
 */
@ApplicationScoped
public class PushService {
    private static final Logger LOG = Logger.getLogger(PushService.class);

    private final PushLog log;
    private final StreamDirectory streams;
    private final RedriveService redrive;
    private final RunningPushes running;
    private final SiteQuotas quotas;
    private final RoutingConfig config;
    private final Held room;
    private final Rules rules = new Rules(RecordCatalogue.standard());

    PushService(
            PushLog log,
            StreamDirectory streams,
            RedriveService redrive,
            RunningPushes running,
            SiteQuotas quotas,
            RoutingConfig config,
            BudgetConfig budget) {
        this.log = log;
        this.streams = streams;
        this.redrive = redrive;
        this.running = running;
        this.quotas = quotas;
        this.config = config;
        this.room = new Held(config.quarantine().recordsMax(), budget.parkedBytes());
    }

    /**
     * The answer to a pushed batch. When this method returns, the answer is durable.
     *
     * @throws Problem if the lineage or the batch id is wrong, or another push of the lane does not end
     */
    public byte[] push(PushCall call) {
        try (Share _ = running.enter(call)) {
            return run(call);
        }
    }

    private byte[] run(PushCall call) {
        List<PushedChange> changes = Passwords.dropped(call.batch().changes());
        // Lanes of a site may bring the same new ids, so they may not copy them where that takes them in any order.
        boolean alone = call.batch().header().lane() == 0;
        Attempt<Written> attempt = (transaction, heads, copyKeys) -> {
            boolean copies = copyKeys && (alone || transaction.keys().registersInOrder());
            return take(transaction, call, batch -> batch.run(changes, heads, copies));
        };
        Written written = Attempts.run(log, config.push().replansMax(), attempt).orElseGet(() -> giveUp(call));
        if (written.redrive()) {
            redrive.afterCommit();
        }
        return written.answer();
    }

    private Written giveUp(PushCall call) {
        LOG.warnf(
                "batch %s of site %d kept moving and is answered retry-later",
                call.batch().header().batchId(), call.site().value());
        return log.inTransaction(transaction ->
                take(transaction, call, batch -> batch.giveUp(call.batch().changes())));
    }

    private record Written(byte[] answer, boolean redrive) {}

    private Written take(Transaction transaction, PushCall call, Function<BatchRun, List<Answer.Line>> work) {
        BatchHeader header = call.batch().header();
        Lane lane = lane(transaction.lanes(), call);
        if (lane.answered() != null) {
            return new Written(Repetition.answer(transaction.lanes(), call, lane, lane.answered()), false);
        }
        if (header.firstSeq() <= lane.highSeq() && call.batch().lastSeq() > lane.highSeq()) {
            throw Problem.of(ProblemCode.SEQUENCE_OVERLAPS);
        }
        Ration ration = new Ration(rules, quotas.of(call.site()), lane.used());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                Pusher.pushing(call.site(), lane.lineage()),
                Terms.ofPush(streams.idOfSite(call.site()), lane, header.review(), room, ration));
        List<Answer.Line> lines = work.apply(run);
        if (ration.withheldCount() > 0) {
            quotas.spent(call.site(), ration.withheldCount());
        }
        return new Written(finish(transaction.lanes(), call, lane, lines, ration), run.filledPlaceholders());
    }

    private static Lane lane(Lanes lanes, PushCall call) {
        BatchHeader header = call.batch().header();
        Lane lane = lanes.lock(call.site(), header).orElseThrow(() -> Problem.of(ProblemCode.LINEAGE_UNKNOWN));
        if (!lane.lineageId().equals(header.lineage())) {
            throw Problem.of(
                    lanes.retired(call.site(), header.lineage())
                            ? ProblemCode.LINEAGE_RETIRED
                            : ProblemCode.LINEAGE_UNKNOWN);
        }
        return lane;
    }

    private static byte[] finish(Lanes lanes, PushCall call, Lane lane, List<Answer.Line> lines, Ration ration) {
        Batch batch = call.batch();
        BatchHeader header = batch.header();
        long highest = Math.max(lane.highSeq(), batch.lastSeq());
        byte[] answer = Answer.write(header.batchId(), false, highest, lines);
        lanes.finish(new FinishedBatch(
                call.site(),
                header.lane(),
                lane.lineage(),
                header.batchId(),
                call.digest(),
                header.firstSeq(),
                batch.lastSeq(),
                highest,
                (int) lines.stream().filter(Answer.Line::isAccepted).count(),
                Replay.pack(lines),
                Answer.gzip(answer),
                header.queued(),
                ration.drawn(),
                lines.stream().anyMatch(line -> line.outcome() == Outcome.RETRY_LATER),
                BatchAudit.describe(batch, lines)));
        return answer;
    }
}
