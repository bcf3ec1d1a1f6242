package org.storesync.routing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.DryRuns.Outlook;
import org.storesync.routing.store.StoreRegistry.Store;
import org.storesync.routing.store.domain.MovePlan;
import org.storesync.routing.store.domain.Precaution;
import org.storesync.routing.store.domain.TransactionsPlan;
import org.storesync.routing.store.domain.TypePlan;

/** Tells what the acts of {@link StoreService} would do (G6). */
@ApplicationScoped
public class DryRunService {
    private final StoreService stores;
    private final StoreRegistry registry;
    private final DryRuns runs;
    private final Synchronised synchronised;

    DryRunService(StoreService stores, StoreRegistry registry, DryRuns runs, Synchronised synchronised) {
        this.stores = stores;
        this.registry = registry;
        this.runs = runs;
        this.synchronised = synchronised;
    }

    /** @param needsReason why the act needs a reason */
    public record DryRun(Outlook outlook, List<ProblemCode> needsReason) {
        /** The code with which the act is refused. */
        public @Nullable ProblemCode refused() {
            return outlook.refused() == null
                    ? null
                    : StoreService.problem(outlook.refused()).code();
        }
    }

    public DryRun assign(StoreId store, @Nullable SiteId site) {
        Store before = stores.get(store);
        Outlook outlook = known(runs.of(store, site, standing -> MovePlan.of(standing, site, "")));
        SiteId from = before.activeSite() == null ? null : new SiteId(before.activeSite());
        Precaution precaution = Precaution.of(from, site, before.assignmentEpoch());
        List<ProblemCode> needsReason = new ArrayList<>();
        if (precaution.collected() && !registry.collected(store)) {
            needsReason.add(ProblemCode.STORE_NOT_COLLECTED);
        }
        if (!synchronised.behind(precaution.synchronised()).isEmpty()) {
            needsReason.add(ProblemCode.NOT_SYNCHRONISED);
        }
        return new DryRun(outlook, needsReason);
    }

    public DryRun setType(StoreId store, SiteId site, SyncType type) {
        return freely(runs.of(store, site, standing -> TypePlan.of(standing, site, type, "")));
    }

    public DryRun includeTransactions(StoreId store, boolean included) {
        return freely(runs.of(store, null, standing -> TransactionsPlan.of(standing, included)));
    }

    /** The store's name becomes visible in another store, or this ends. */
    public DryRun visibility(StoreId store, StoreId in, boolean visible) {
        return freely(runs.ofVisibility(store, in, visible));
    }

    private static DryRun freely(Optional<Outlook> outlook) {
        return new DryRun(known(outlook), List.of());
    }

    private static Outlook known(Optional<Outlook> outlook) {
        return outlook.orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }
}
