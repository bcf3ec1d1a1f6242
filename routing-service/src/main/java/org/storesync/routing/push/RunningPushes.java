package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.routing.budget.Share;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.config.RoutingConfig;

/**
 * The lanes that this replica writes now. It is asked before a connection is taken, so a site that pushes many times at once holds only one
 * connection. Between replicas the lane's row decides.
 */
@ApplicationScoped
class RunningPushes {
    private final ConcurrentHashMap<Lane, Running> lanes = new ConcurrentHashMap<>();
    private final RoutingConfig config;
    private final BudgetConfig budget;

    RunningPushes(RoutingConfig config, BudgetConfig budget) {
        this.config = config;
        this.budget = budget;
    }

    private record Lane(int site, int number) {}

    private record Running(UUID batchId, CompletableFuture<Boolean> ended) {}

    /**
     * Enters the lane once no other push of it runs here. A retry of the batch that runs now waits for its end.
     *
     * @throws Problem if another batch runs, or this one does not end
     */
    Share enter(PushCall call) {
        Lane lane = new Lane(call.site().value(), call.batch().header().lane());
        Running mine = new Running(call.batch().header().batchId(), new CompletableFuture<>());
        Running other = lanes.putIfAbsent(lane, mine);
        while (other != null) {
            if (!other.batchId().equals(mine.batchId())) {
                throw Problem.of(ProblemCode.PUSH_RUNNING).withRetryAfter(budget.retryAfter());
            }
            await(other);
            other = lanes.putIfAbsent(lane, mine);
        }
        return Share.of(() -> {
            lanes.remove(lane, mine);
            mine.ended().complete(true);
        });
    }

    private void await(Running other) {
        try {
            other.ended().get(config.laneWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemCode.PUSH_RUNNING).withRetryAfter(budget.retryAfter());
        } catch (TimeoutException | ExecutionException e) {
            throw Problem.of(ProblemCode.PUSH_RUNNING).withRetryAfter(budget.retryAfter());
        }
    }
}
