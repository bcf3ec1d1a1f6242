package org.storesync.reporting.readmodel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;
import org.storesync.reporting.readmodel.domain.FeedProgress;

/** Rebuilds the read models from the streams. */
@ApplicationScoped
public class RebuildService {
    private static final Logger LOG = Logger.getLogger(RebuildService.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final ReadModels models;

    RebuildService(ReadModels models) {
        this.models = models;
    }

    /** Returns once they are empty. The feed's reader fills them. */
    public FeedProgress rebuild(Caller by) {
        FeedProgress emptied = models.empty()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.MAINTENANCE,
                                "reports are still being read; nothing was changed, try again later")
                        .withRetryAfter(RETRY_AFTER));
        LOG.infof("the read models are rebuilt, as person %s asked", by.subject());
        return emptied;
    }
}
