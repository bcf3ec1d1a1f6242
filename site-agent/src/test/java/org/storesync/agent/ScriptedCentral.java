package org.storesync.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.Decisions;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.push.PushAnswer.ChangeOutcome;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/** A central that says exactly what a test wants, and remembers what it was asked. */
public class ScriptedCentral implements CentralClient {
    public final List<SyncStart> starts = new ArrayList<>();
    public final List<PushBatch> batches = new ArrayList<>();
    public final List<PullRequest> pulls = new ArrayList<>();
    public final Deque<SyncVerdict> verdicts = new ArrayDeque<>();
    public final Deque<Function<PushBatch, PushAnswer>> answers = new ArrayDeque<>();
    public final Deque<Page> pages = new ArrayDeque<>();
    public SiteView site = site(List.of());
    public final List<Decisions.Decision> decisions = new ArrayList<>();
    private List<Long> live = List.of(3L);
    private long highestSeq;

    public static SiteView site(List<SiteView.StoreOnSite> stores) {
        return new SiteView(
                7,
                "District A",
                "desktop",
                0,
                false,
                null,
                new SiteView.Protocol(1, 1, 1),
                new SiteView.Limits(5000, 16 << 20, 1 << 20, 5000, 8 << 20, 64),
                stores);
    }

    /** The next push is answered like this, outcome by outcome. */
    public void answer(ChangeOutcome... outcomes) {
        answers.add(batch -> answerOf(batch, outcomes));
    }

    private static PushAnswer answerOf(PushBatch batch, ChangeOutcome... outcomes) {
        List<ChangeOutcome> numbered = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            ChangeOutcome o = outcomes[i];
            numbered.add(new ChangeOutcome(
                    batch.firstSeq() + i, o.outcome(), o.version(), o.in(), o.resendChildren(), o.code(), o.detail()));
        }
        return new PushAnswer(batch.batchId(), false, batch.lastSeq(), numbered);
    }

    public static ChangeOutcome accepted(long version, Long... in) {
        return new ChangeOutcome(0, Outcome.ACCEPTED, version, Arrays.asList(in), false, null, null);
    }

    /** Read as the client reads it, also with a word of a future release. */
    public static ChangeOutcome outcome(String word) {
        Outcome outcome = Outcome.find(word).orElse(Outcome.RETRY_LATER);
        return new ChangeOutcome(0, outcome, null, List.of(), false, null, null);
    }

    public static ChangeOutcome refused(String code, String detail) {
        return new ChangeOutcome(0, Outcome.REFUSED, null, List.of(), false, SaidCode.of(code), detail);
    }

    public static ChangeOutcome waiting(String code) {
        return new ChangeOutcome(0, Outcome.QUARANTINED, null, List.of(), false, SaidCode.of(code), null);
    }

    /** The next pull is answered like this. */
    public void page(PageRow... rows) {
        pages.add(new Page(
                "c" + (pulls.size() + pages.size() + 1), 0, false, List.of(), List.of(), null, List.of(rows), 100));
    }

    /** The next pull is answered like this, and drains. */
    public void lastPage(List<Long> live, PageRow... rows) {
        pages.add(new Page(
                "c" + (pulls.size() + pages.size() + 1), 0, true, List.of(), List.of(), live, List.of(rows), 100));
    }

    public static PageRow upsert(long in, String type, String id, long version, String body) {
        return new PageRow.Upsert(in, new RecordKey(type, id), version, null, Body.of(body));
    }

    public static PageRow letter(long standsFor, Long answers, String type, String id, long version, String body) {
        return new PageRow.Upsert(
                900, new RecordKey(type, id), version, new PageRow.Letter(standsFor, answers), Body.of(body));
    }

    public static PageRow delete(long in, String type, String id, long version) {
        return new PageRow.Delete(in, new RecordKey(type, id), version, null);
    }

    public static PageRow remove(long in, String type, String id, long version) {
        return new PageRow.Remove(in, new RecordKey(type, id), version, null);
    }

    @Override
    public SiteView site() {
        return site;
    }

    @Override
    public SyncVerdict begin(SyncStart start) {
        starts.add(start);
        SyncVerdict next = verdicts.poll();
        return next != null ? next : new SyncVerdict(SyncVerdict.Verdict.CONTINUE, highestSeq, null, site);
    }

    public void verdict(SyncVerdict.Verdict verdict, long highest) {
        verdicts.add(new SyncVerdict(verdict, highest, null, site));
    }

    @Override
    public PushAnswer push(PushBatch batch) {
        batches.add(batch);
        Function<PushBatch, PushAnswer> next = answers.poll();
        PushAnswer answer;
        if (next == null) {
            ChangeOutcome[] all = new ChangeOutcome[batch.count()];
            Arrays.fill(all, accepted(1, 3L));
            answer = answerOf(batch, all);
        } else {
            answer = next.apply(batch);
        }
        highestSeq = Math.max(highestSeq, batch.lastSeq());
        return answer;
    }

    @Override
    public Page pull(PullRequest request) {
        pulls.add(request);
        Page next = pages.poll();
        if (next == null) {
            return new Page("end", 0, true, List.of(), List.of(), live, List.of(), 100);
        }
        if (next.live() != null) {
            live = next.live();
        }
        return next;
    }

    @Override
    public Decisions decisions(@Nullable String after, int limit) {
        return new Decisions(after == null ? decisions : List.of(), null);
    }

    @Override
    public StatusView status() {
        return new StatusView(7, 0, true, highestSeq, 0, 0, null);
    }
}
