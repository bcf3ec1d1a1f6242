package org.storesync.agent.central;

import org.jspecify.annotations.Nullable;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/**
 * The calls of a site (docs/protocol.md, section 1). Each throws a {@link CentralFault} when no proper answer came. A test that needs a cut
 * link wraps the real implementation.
 */
public interface CentralClient {
    SiteView site();

    SyncVerdict begin(SyncStart start);

    PushAnswer push(PushBatch batch);

    Page pull(PullRequest request);

    StatusView status();

    /**
     * What people decided about waiting changes of this site, the oldest first.
     *
     * @param after the last decision that is known; null for none
     */
    default Decisions decisions(@Nullable String after, int limit) {
        return Decisions.NONE;
    }
}
