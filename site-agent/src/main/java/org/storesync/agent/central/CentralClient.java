package org.storesync.agent.central;

import org.jspecify.annotations.Nullable;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/**
 * The calls a site makes (docs/protocol.md, section 1). Each throws a {@link CentralFault} when no proper answer came; a
 * test that wants a link cut puts its own implementation around the real one.
 */
public interface CentralClient {
    SiteView site();

    SyncVerdict begin(SyncStart start);

    PushAnswer push(PushBatch batch);

    Page pull(PullRequest request);

    StatusView status();

    /**
     * What people decided about changes of this site that waited at central, the oldest first.
     *
     * @param after the last one known; null for none
     */
    default Decisions decisions(@Nullable String after, int limit) {
        return Decisions.NONE;
    }
}
