package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.log.Parked;
import org.storesync.routing.push.log.Parked.Change;
import org.storesync.routing.push.log.Parked.Held;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Verdict;

/** What a run puts into quarantine and takes out of it: only the newest change of a record. */
final class Parking {
    /** The order in which the table's rows are locked elsewhere too. */
    private static final Comparator<Change> LOCK_ORDER =
            Comparator.comparing(Change::typeName).thenComparing(Change::id, Arrays::compareUnsigned);

    private final Parked parked;
    private final Pusher pusher;
    private final Terms terms;

    Parking(Parked parked, Pusher pusher, Terms terms) {
        this.parked = parked;
        this.pusher = pusher;
        this.terms = terms;
    }

    /** The code under which a change is parked; null if it is not parked. */
    @Nullable
    RecordCode codeOf(@Nullable Verdict verdict) {
        if (verdict instanceof Verdict.Wait wait) {
            return wait.code();
        }
        return verdict instanceof Verdict.Stale && terms.review() ? RecordCode.ROLLED_BACK_STALE : null;
    }

    /** Numbers of the changes for which there was no room. */
    Set<Long> settle(List<Judgement> judged) {
        if (parked.inUse(pusher.site())) {
            parked.release(pusher.site(), decided(judged));
        }
        if (pusher.isParked()) {
            parked.explain(pusher.site(), undecided(judged));
            return Set.of();
        }
        return park(judged);
    }

    /** Records whose change was written, or of which nothing is left: what was parked of them before is out of date. */
    private Set<RecordKey> decided(List<Judgement> judged) {
        Set<RecordKey> keys = new HashSet<>();
        for (Judgement judgement : judged) {
            if (decides(judgement.verdict()) && judgement.key() != null) {
                keys.add(judgement.key());
            }
        }
        return keys;
    }

    private static boolean decides(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Accept
                || verdict instanceof Verdict.Nothing
                || verdict instanceof Verdict.NotCollected;
    }

    /** Changes that were judged again and not taken. They stay visible for people, with the present reason. */
    private static List<Change> undecided(List<Judgement> judged) {
        List<Change> undecided = new ArrayList<>();
        for (Judgement judgement : judged) {
            PushedChange change = judgement.change();
            switch (judgement.verdict()) {
                case Verdict.Refuse refuse -> undecided.add(change(change, null, refuse.code()));
                case Verdict.Stale stale -> undecided.add(change(change, null, RecordCode.STALE));
                case Verdict.Wait wait -> undecided.add(change(change, wait.waitsFor(), wait.code()));
                case Verdict.Accept accept -> {}
                case Verdict.Nothing nothing -> {}
                case Verdict.NotCollected gone -> {}
                case Verdict.LetGo gone -> {}
                case null -> {}
            }
        }
        return undecided;
    }

    private Set<Long> park(List<Judgement> judged) {
        Map<String, Change> newest = new LinkedHashMap<>();
        Map<String, List<Long>> numbers = new HashMap<>();
        for (Judgement judgement : judged) {
            PushedChange change = judgement.change();
            String name = change.typeName() + '\n' + change.id();
            RecordCode code = codeOf(judgement.verdict());
            if (code != null) {
                RecordKey waitsFor = judgement.verdict() instanceof Verdict.Wait wait ? wait.waitsFor() : null;
                newest.put(name, change(change, waitsFor, code));
                numbers.computeIfAbsent(name, none -> new ArrayList<>()).add(change.siteSeq());
            } else if (decides(judgement.verdict())) {
                newest.remove(name);
            }
        }
        if (newest.isEmpty()) {
            return Set.of();
        }
        Set<Long> full = new HashSet<>();
        Held room = terms.room();
        Held held = parked.held(pusher.site());
        long records = held.records();
        long bytes = held.bytes();
        List<Change> fitting = new ArrayList<>();
        for (var change : newest.entrySet()) {
            byte[] body = change.getValue().body();
            long size = body == null ? 0 : body.length;
            if (records < room.records() && bytes + size <= room.bytes()) {
                fitting.add(change.getValue());
                records++;
                bytes += size;
            } else {
                full.addAll(numbers.getOrDefault(change.getKey(), List.of()));
            }
        }
        fitting.sort(LOCK_ORDER);
        parked.park(pusher.site(), pusher.lineage(), fitting);
        return full;
    }

    private static Change change(PushedChange change, @Nullable RecordKey waitsFor, RecordCode code) {
        return new Change(
                storeOf(change, waitsFor, code),
                change.typeName(),
                IdBytes.encode(change.id()),
                waitsFor,
                code.wireName(),
                change.op().code(),
                change.siteSeq(),
                change.baseVersion(),
                change.hasBody() ? change.body() : null);
    }

    private static @Nullable String storeOf(PushedChange change, @Nullable RecordKey waitsFor, RecordCode code) {
        if (waitsFor != null && (code == RecordCode.STORE_MOVED || code == RecordCode.STORE_UNKNOWN)) {
            return waitsFor.idText();
        }
        RecordType type = change.type();
        return type == null || !change.hasBody() ? null : change.text(type.storeField());
    }
}
