package org.storesync.agent.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PushBatch;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/** A link that is cut before central gets a call, or before the site gets the answer. */
class CutLink implements CentralClient {
    private final CentralClient central;
    private final Supplier<Cut> plan;

    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    /** Cuts call by call. After the last cut the link works. */
    CutLink(CentralClient central, List<Cut> plan) {
        this(central, next(new ArrayDeque<>(plan)));
    }

    CutLink(CentralClient central, Supplier<Cut> plan) {
        this.central = central;
        this.plan = plan;
    }

    private static Supplier<Cut> next(Deque<Cut> plan) {
        return () -> plan.isEmpty() ? Cut.NONE : plan.poll();
    }

    private <T> T call(Supplier<T> call) {
        Cut cut = plan.get();
        if (cut == Cut.BEFORE) {
            throw new CentralUnreachable("cut before central heard of it");
        }
        T answer = call.get();
        if (cut == Cut.AFTER) {
            throw new CentralUnreachable("cut before the answer came");
        }
        return answer;
    }

    @Override
    public SiteView site() {
        return call(central::site);
    }

    @Override
    public SyncVerdict begin(SyncStart start) {
        return call(() -> central.begin(start));
    }

    @Override
    public PushAnswer push(PushBatch batch) {
        return call(() -> central.push(batch));
    }

    @Override
    public Page pull(PullRequest request) {
        return call(() -> central.pull(request));
    }

    @Override
    public StatusView status() {
        return call(central::status);
    }
}
