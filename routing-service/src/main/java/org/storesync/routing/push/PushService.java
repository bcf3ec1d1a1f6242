package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Outcome;
import org.storesync.model.ProblemCode;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Batch;
import org.storesync.model.json.BatchHeader;
import org.storesync.routing.budget.Share;
import org.storesync.routing.budget.SiteQuotas;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.push.PushLog.AnsweredBatch;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Lane;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.stream.StreamDirectory;

/**
 * Takes a batch: one transaction in which its lane is locked, a repetition recognised, and the rest planned, locked, verified and written
 * (docs/adr/0002). What moved between plan and lock has it planned anew.
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
     * The answer to a pushed batch, durable when it returns.
     *
     * @throws Problem if the lineage or the batch id is wrong, or another push of the lane does not end
     */
    public byte[] push(PushCall call) {
        try (Share _ = running.enter(call)) {
            return run(call);
        }
    }

    private byte[] run(PushCall call) {
        Set<Integer> heads = new HashSet<>();
        boolean copyKeys = true;
        for (int attempt = 0; attempt <= config.push().replansMax(); attempt++) {
            boolean optimistic = copyKeys;
            try {
                Written written = log.inTransaction(transaction -> take(transaction, call, heads, optimistic, false));
                if (written.redrive()) {
                    redrive.afterCommit();
                }
                return written.answer();
            } catch (Replan moved) {
                heads.addAll(moved.heads());
            } catch (KeysTaken taken) {
                copyKeys = false;
            }
        }
        LOG.warnf(
                "batch %s of site %d kept moving and is answered retry-later",
                call.batch().header().batchId(), call.site().value());
        return log.inTransaction(transaction -> take(transaction, call, heads, false, true))
                .answer();
    }

    private record Written(byte[] answer, boolean redrive) {}

    private Written take(
            Transaction transaction, PushCall call, Set<Integer> extraHeads, boolean optimistic, boolean giveUp) {
        Batch batch = call.batch();
        BatchHeader header = batch.header();
        Lane lane =
                transaction.lockLane(call.site(), header).orElseThrow(() -> Problem.of(ProblemCode.LINEAGE_UNKNOWN));
        if (!lane.lineageId().equals(header.lineage())) {
            throw Problem.of(
                    transaction.retired(call.site(), header.lineage())
                            ? ProblemCode.LINEAGE_RETIRED
                            : ProblemCode.LINEAGE_UNKNOWN);
        }
        if (lane.answered() != null) {
            return new Written(replay(transaction, call, lane, lane.answered()), false);
        }
        if (header.firstSeq() <= lane.highSeq() && batch.lastSeq() > lane.highSeq()) {
            throw Problem.of(ProblemCode.SEQUENCE_OVERLAPS);
        }
        Ration ration = new Ration(rules, quotas.of(call.site()), lane.used());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                new Origin(call.site(), lane.lineage(), lane.lineage(), lane.highSeq(), header.review(), null),
                new BatchRun.Place(streams.idOfSite(call.site()), room, ration));
        List<Answer.Line> lines =
                giveUp ? run.giveUp(batch.changes()) : run.run(batch.changes(), extraHeads, optimistic);
        if (ration.withheldCount() > 0) {
            quotas.spent(call.site(), ration.withheldCount());
        }
        long highest = Math.max(lane.highSeq(), batch.lastSeq());
        byte[] answer = Answer.write(header.batchId(), false, highest, lines);
        transaction.finish(new PushLog.FinishedBatch(
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
        return new Written(answer, run.filledPlaceholders());
    }

    private static byte[] replay(Transaction transaction, PushCall call, Lane lane, AnsweredBatch answered) {
        BatchHeader header = call.batch().header();
        byte[] last =
                header.batchId().equals(lane.lastBatch()) ? transaction.lastAnswer(call.site(), header.lane()) : null;
        byte[] answer = last == null
                ? Replay.unpack(
                        header.batchId(), answered.firstSeq(), answered.lastSeq(), answered.others(), lane.highSeq())
                : Replay.again(Answer.gunzip(last));
        if (!Arrays.equals(answered.digest(), call.digest())) {
            throw Problem.of(ProblemCode.BATCH_DIFFERS)
                    .withOutcome(Map.of("answer", new String(answer, StandardCharsets.UTF_8)));
        }
        return answer;
    }
}
