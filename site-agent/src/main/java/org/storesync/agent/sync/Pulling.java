package org.storesync.agent.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.BrokenAnswer;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.Page;
import org.storesync.model.ProblemCode;
import org.storesync.model.site.PullRequest;

/**
 * Asks for pages until one is drained. A page counts once it is stored with its cursor. If a page was cut, the site asks for it again, in a
 * smaller size.
 */
final class Pulling {
    /** Others go on writing, so a page that acknowledges may bring new rows itself. */
    private static final int ACKNOWLEDGEMENTS_MAX = 3;

    private final SyncParts parts;
    private final Retry retry;
    private final SyncListener listener;
    private final SyncReport.Tally tally;
    private int pageRecords;
    private boolean startedOver;

    Pulling(SyncParts parts, Retry retry, SyncListener listener, SyncReport.Tally tally) {
        this.parts = parts;
        this.retry = retry;
        this.listener = listener;
        this.tally = tally;
        this.pageRecords = parts.limits().pageRecords();
    }

    /**
     * A cursor counts as acknowledged when the site shows it. So the cursor of the last page is shown too; otherwise central would still
     * count records that are here.
     */
    void pullAll() {
        @Nullable String before = null;
        int drained = 0;
        while (true) {
            Page page = pullPage();
            if (page.drained()) {
                drained++;
                if (page.rows().isEmpty() || drained > ACKNOWLEDGEMENTS_MAX) {
                    return;
                }
            }
            if (page.rows().isEmpty() && page.cursor().equals(before)) {
                throw new BrokenAnswer("central sends the same empty page again and again");
            }
            before = page.cursor();
        }
    }

    Page pullPage() {
        try {
            return take(retry.call(this::ask));
        } catch (CentralProblem problem) {
            boolean badCursor = problem.is(ProblemCode.CURSOR_MALFORMED) || problem.is(ProblemCode.CURSOR_FOREIGN);
            if (!badCursor || startedOver) {
                throw problem;
            }
            startedOver = true;
            parts.database().change(tables -> tables.state().cursor(null));
            return pullPage();
        }
    }

    private Page ask() {
        PullRequest request = parts.database()
                .read(tables -> new PullRequest(
                        tables.state().lineage(),
                        tables.state().cursor(),
                        pageRecords,
                        parts.limits().pageBytes()));
        try {
            Page page = parts.central().pull(request);
            pageRecords = Math.min(pageRecords * 2, parts.limits().pageRecords());
            return page;
        } catch (CentralFault fault) {
            pageRecords = Math.max(pageRecords / 2, parts.limits().pageRecordsMin());
            throw fault;
        }
    }

    private Page take(Page page) {
        List<SyncEvent.Change> changes = listener.wantsChanges() ? PageTaker.newChanges() : null;
        PageTaker.Effect effect =
                parts.database().write(tables -> new PageTaker(tables, parts.bodies(), changes).take(page));
        tally.pages++;
        tally.received += page.rows().size();
        tally.receivedBytes += page.wireBytes();
        tally.dropped += effect.dropped();
        tally.orphans += effect.orphans();
        tally.crossed += effect.crossed();
        if (changes != null && !changes.isEmpty()) {
            listener.on(new SyncEvent.Changed(changes));
        }
        listener.on(new SyncEvent.Received(tally.received, page.remaining(), tally.receivedBytes));
        return page;
    }
}
