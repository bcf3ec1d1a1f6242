package org.storesync.routing.push.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.FACTS;
import static org.storesync.routing.rule.domain.World.INBOX_B;
import static org.storesync.routing.rule.domain.World.RULES;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.change;
import static org.storesync.routing.rule.domain.World.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.RecordView;
import org.storesync.routing.rule.domain.Verdict;
import org.storesync.routing.rule.domain.World;

/** Random batches: folding one gives the same result as pushing its changes one by one, with a quarantine that is judged again at once. */
class FoldPropertyTest {
    private static final int BATCHES = 4000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 20261123})
    void foldsLikeOneByOne(long seed) {
        Random random = new Random(seed);
        int waiting = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            World before = world(random);
            List<PushedChange> changes = changes(random);
            OneByOne model = new OneByOne(before);
            changes.forEach(model::push);
            BatchJudge judge = new BatchJudge(
                    RULES,
                    FACTS,
                    Pusher.pushing(new SiteId(CLINIC), 1),
                    0,
                    0,
                    new Records(before.homes, before.stored));
            List<Judgement> judged = judge.judge(changes);

            String what = "seed " + seed + " batch " + batch + " " + texts(changes) + " on " + before.stored;
            assertThat(state(judge, before)).as(what).isEqualTo(model.state());
            assertThat(parked(judged)).as(what).isEqualTo(model.parked());
            for (FinalState finalState : judge.finalStates()) {
                Set<Integer> told = new HashSet<>(judge.finalStates().copiesOf(finalState));
                told.addAll(finalState.leaves());
                assertThat(told)
                        .as(what)
                        .containsAll(
                                finalState.before() == null
                                        ? List.of()
                                        : finalState.before().copiedTo());
            }
            waiting += model.quarantine.size();
        }
        assertThat(waiting).as("some of them wait").isGreaterThan(BATCHES / 10);
    }

    private static World world(Random random) {
        World world = new World();
        for (int h = 0; h < 3; h++) {
            if (random.nextInt(3) == 0) {
                boolean alive = random.nextInt(4) > 0;
                Integer[] copies = random.nextBoolean() ? new Integer[] {INBOX_B} : new Integer[0];
                world.with("transact", "h" + h, STORE_A, alive ? Operation.UPSERT : Operation.DELETE, 3, null, copies);
                for (int c = 0; c < 2; c++) {
                    boolean there = alive && random.nextBoolean();
                    world.with(
                            "trans_line",
                            "c" + h + c,
                            STORE_A,
                            there ? Operation.UPSERT : Operation.DELETE,
                            2,
                            key("transact", "h" + h));
                }
            }
        }
        return world;
    }

    private static List<PushedChange> changes(Random random) {
        List<PushedChange> changes = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int seq = 1; seq <= count; seq++) {
            changes.add(change(seq, text(random)));
        }
        return changes;
    }

    private static String text(Random random) {
        int h = random.nextInt(3);
        int c = random.nextInt(2);
        boolean header = random.nextInt(5) < 2;
        String record = header ? "'type':'transact','id':'h" + h + "'" : "'type':'trans_line','id':'c" + h + c + "'";
        // Not on a line: if two of them wait, a stale second one would take the first one with it in the quarantine,
        // but not in a batch.
        String base = header && random.nextInt(5) == 0 ? ",'baseVersion':" + random.nextInt(4) : "";
        if (random.nextInt(4) == 0) {
            return "{" + record + ",'op':'delete'" + base + "}";
        }
        String[] stores = {"A", "A", "A", "A", "B", "M", "X"};
        String[] names = {"nB", "nB", "nC", "nA", "nobody"};
        String body = header
                ? "'store_ID':'" + stores[random.nextInt(stores.length)] + "','type':'ci','status':'"
                        + (random.nextBoolean() ? "fn" : "nw") + "','name_ID':'" + names[random.nextInt(names.length)]
                        + "'"
                : "'transaction_ID':'h" + h + "'";
        return "{" + record + base + ",'body':{" + body + "}}";
    }

    /** The state afterwards: home, operation, whose body it is, and the streams with a copy. */
    private static Map<String, String> state(BatchJudge judge, World before) {
        Map<RecordKey, FinalState> finalStates = new HashMap<>();
        judge.finalStates().forEach(finalState -> finalStates.put(finalState.key(), finalState));
        Set<RecordKey> keys = new HashSet<>(before.stored.keySet());
        keys.addAll(finalStates.keySet());
        Map<String, String> state = new TreeMap<>();
        for (RecordKey key : keys) {
            FinalState finalState = finalStates.get(key);
            Stored stored = before.stored.get(key);
            if (finalState != null) {
                long body = finalState.op() == Operation.UPSERT && finalState.change() != null
                        ? finalState.change().siteSeq()
                        : 0;
                state.put(
                        key.idText(),
                        line(
                                finalState.home(),
                                finalState.op(),
                                body,
                                judge.finalStates().copiesOf(finalState)));
            } else if (stored != null) {
                FinalState parent = stored.parent() == null ? null : finalStates.get(stored.parent());
                boolean goes = parent != null && parent.clears() && !stored.deleted();
                Stored standing =
                        stored.parent() == null ? stored : judge.finalStates().stored(stored.parent());
                Set<Integer> copies = standing == null ? Set.of() : Set.copyOf(standing.copiedTo());
                state.put(key.idText(), line(stored.stream(), goes ? Operation.DELETE : stored.op(), 0, copies));
            }
        }
        return state;
    }

    private static String line(int home, Operation op, long body, Set<Integer> copies) {
        return home + " " + op + (op == Operation.UPSERT ? " body of " + body : "") + " copies "
                + new TreeSet<>(copies);
    }

    /** The newest waiting change of each record, as the quarantine keeps it. */
    private static Map<String, Long> parked(List<Judgement> judged) {
        Map<String, Long> parked = new TreeMap<>();
        for (Judgement judgement : judged) {
            String id = judgement.change().id();
            if (judgement.verdict() instanceof Verdict.Wait) {
                parked.put(id, judgement.change().siteSeq());
            }
        }
        return parked;
    }

    private static List<String> texts(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> new String(change.buf(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    /** The naive central: a map of records. It takes one change at a time, and tries all waiting ones again after each. */
    private static final class OneByOne implements RecordView {
        private final Map<RecordKey, Integer> homes;
        private final Map<RecordKey, Stored> found;
        private final Map<RecordKey, Stored> records;
        private final Map<RecordKey, Long> bodies = new HashMap<>();
        private final Map<RecordKey, Long> versionBefore = new HashMap<>();
        private final Map<RecordKey, PushedChange> changes = new HashMap<>();
        private final LinkedHashMap<RecordKey, PushedChange> quarantine = new LinkedHashMap<>();

        OneByOne(World before) {
            homes = new HashMap<>(before.homes);
            found = Map.copyOf(before.stored);
            records = new HashMap<>(found);
        }

        void push(PushedChange change) {
            RecordKey key = key(change.typeName(), change.id());
            Verdict verdict = RULES.judge(change, Keys.of(change), Pusher.pushing(new SiteId(CLINIC), 1), this, FACTS);
            switch (verdict) {
                case Verdict.Accept accept -> {
                    write(key, change, accept);
                    quarantine.remove(key);
                    judgeAgain(key);
                }
                case Verdict.Nothing(), Verdict.LetGo() -> quarantine.remove(key);
                case Verdict.Wait wait -> quarantine.put(key, change);
                case Verdict.NotCollected(int home) -> {
                    homes.putIfAbsent(key, home);
                    quarantine.remove(key);
                    judgeAgain(key);
                }
                case Verdict.Refuse refuse -> quarantine.remove(key, change);
                case Verdict.Stale stale -> quarantine.remove(key, change);
            }
        }

        private void judgeAgain(RecordKey parent) {
            for (PushedChange parked : List.copyOf(quarantine.values())) {
                if (parent.equals(RULES.keys().parentOf(parked))) {
                    push(parked);
                }
            }
        }

        private void write(RecordKey key, PushedChange change, Verdict.Accept accept) {
            Stored before = records.get(key);
            List<Integer> copies = accept.addressee() != null
                    ? List.of(accept.addressee().inboxStream())
                    : change.op() == Operation.DELETE && before != null ? before.copiedTo() : List.of();
            long version = versionBefore.computeIfAbsent(key, none -> before == null ? 0 : before.version()) + 1;
            records.put(key, new Stored(accept.home(), change.op(), 0, 0, version, 1, accept.parent(), copies));
            homes.put(key, accept.home());
            bodies.put(key, change.siteSeq());
            changes.put(key, change);
            if (change.op() == Operation.DELETE) {
                records.replaceAll((child, stored) -> key.equals(stored.parent()) ? gone(stored) : stored);
            }
        }

        private static Stored gone(Stored stored) {
            return new Stored(
                    stored.stream(), Operation.DELETE, 0, 0, stored.version() + 1, 1, stored.parent(), List.of());
        }

        Map<String, String> state() {
            Map<String, String> state = new TreeMap<>();
            records.forEach((key, stored) -> {
                Stored standing = stored.parent() == null ? stored : records.get(stored.parent());
                Set<Integer> copies = standing == null ? Set.of() : Set.copyOf(standing.copiedTo());
                state.put(key.idText(), line(stored.stream(), stored.op(), bodies.getOrDefault(key, 0L), copies));
            });
            return state;
        }

        Map<String, Long> parked() {
            Map<String, Long> parked = new TreeMap<>();
            quarantine.forEach((key, change) -> parked.put(key.idText(), change.siteSeq()));
            return parked;
        }

        @Override
        public int home(RecordKey key) {
            return homes.getOrDefault(key, 0);
        }

        @Override
        public @Nullable Stored stored(RecordKey key) {
            return records.get(key);
        }

        @Override
        public long versionBefore(RecordKey key) {
            Stored stored = found.get(key);
            return stored == null ? 0 : stored.version();
        }

        @Override
        public @Nullable BodyFields body(RecordKey key) {
            PushedChange written = changes.get(key);
            return written == null || written.op() == Operation.DELETE ? null : BodyFields.of(written);
        }

        @Override
        public boolean inUse(RecordKey store) {
            return false;
        }
    }
}
