package org.storesync.transfer.half.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.storesync.transfer.fixture.Documents;
import org.storesync.transfer.half.domain.Push.Answer;
import org.storesync.transfer.half.domain.Push.Purpose;
import org.storesync.transfer.half.domain.content.Change;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.Party;
import org.storesync.transfer.half.domain.content.Source;
import org.storesync.transfer.half.domain.content.Standing;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted;

/** D1, D4, D5, D9: each cell of the event table, tried on a stock transfer. */
class CourseTest {
    private static final DocumentKey KEY = new DocumentKey("transact", "S");
    private static final TransferKind KIND = TransferKind.STOCK_TRANSFER;
    private static final Instant NOW = Instant.parse("2026-06-21T10:00:00Z");
    private static final Party A = new Party("A", "nA", LocalDate.of(2019, 3, 4));
    private static final Party B = new Party("B", "nB", LocalDate.of(2026, 6, 1));
    private static final Party C = new Party("C", "nC", null);
    private static final List<State> STATES = List.of(
            new State.Draft(),
            new State.Held(Reason.TOO_OLD),
            new State.Sent(),
            new State.Taken(),
            new State.Received(),
            new State.Dropped());

    /** What a cell does, in short: the state afterwards, and what is pushed. */
    private record Seen(String state, String pushes) {}

    private static Source source(boolean started, String packs) {
        SortedMap<String, Fields> lines = new TreeMap<>();
        lines.put("L1", new Fields(Documents.line("L1", "S", packs)));
        Map<String, @Nullable Object> header = Documents.invoice("S", "A", "nB");
        header.put("status", started ? "fn" : "cn");
        return new Source(KEY, "A", new Fields(header), lines, NOW, null, null);
    }

    private static Scene scene(Source source, @Nullable Party to, List<Standing> halves) {
        return new Scene(source, A, to, to == null ? Reason.NO_STORE : null, halves, Set.of(), false, NOW);
    }

    private static Wanted wanted(Party to, String packs) {
        return scene(source(true, packs), to, List.of()).wanted(KIND).orElseThrow();
    }

    private static Standing half(Party in, boolean taken, String status) {
        Wanted wanted = wanted(in, "2.5");
        Map<String, @Nullable Object> header = wanted.header();
        header.put("status", status);
        SortedMap<String, Standing.Line> lines = new TreeMap<>();
        wanted.lines()
                .forEach(line -> lines.put(line.id(), new Standing.Line(line.id(), 1, new Fields(line.body()), true)));
        return new Standing(wanted.halfId(), in.storeId(), true, 3, new Fields(header), lines, !taken, taken);
    }

    private static Standing gone() {
        Standing half = half(B, false, "nw");
        return new Standing(half.id(), "B", true, 4, null, new TreeMap<>(), false, false);
    }

    private static Pair pair(State state) {
        Wanted wanted = wanted(B, "2.5");
        boolean half = !(state instanceof State.Draft || state instanceof State.Held);
        return new Pair(
                KEY,
                KIND,
                state,
                "B",
                half ? wanted.halfId() : null,
                half ? "B" : null,
                null,
                Push.NONE,
                false,
                false,
                false,
                state.hasHalf() ? Memory.of(wanted) : Memory.NONE);
    }

    private static List<Standing> standing(State state) {
        return switch (state.wireName()) {
            case "sent" -> List.of(half(B, false, "nw"));
            case "taken" -> List.of(half(B, true, "nw"));
            case "received" -> List.of(half(B, true, "fn"));
            case "dropped" -> List.of(gone());
            default -> List.of();
        };
    }

    private static Seen seen(Step step) {
        List<String> pushes = step.pushes().stream()
                .map(change -> (change.body() == null ? "delete " : change.version() == 0 ? "new " : "change ")
                        + (change.header() ? "half" : "line"))
                .toList();
        return new Seen(
                step.pair().state().wireName() + (step.pair().differs() ? " differs" : ""), String.join(", ", pushes));
    }

    private static Seen run(Event event, State state) {
        Pair pair = pair(state);
        List<Standing> halves = new ArrayList<>(standing(state));
        Source source = source(true, "2.5");
        Party to = B;
        switch (event) {
            case SOURCE_CHANGED, SENT_BY_PERSON, FACT_CAME -> source = source(true, "8");
            case SOURCE_STOPPED -> source = source(false, "2.5");
            case SOURCE_READDRESSED -> to = C;
            case HALF_UNTAKEN -> halves = new ArrayList<>(List.of(half(B, false, "nw")));
            case HALF_TAKEN, TAKEN_OVER -> halves = new ArrayList<>(List.of(half(B, true, "cn")));
            case HALF_DELETED -> halves = new ArrayList<>(List.of(gone()));
            case ACCEPTED -> pair = pair.with(new Push(0, Purpose.MAKE, Answer.ACCEPTED, false));
            case REFUSED ->
                pair = pair.withCode("store-unknown").with(new Push(0, Purpose.MAKE, Answer.REFUSED, false));
            case STALE -> source = source(true, "8");
            case NOTHING_NEW, FACT_CHANGED, RETRY_LATER, RESTORED, CLOSED_BY_PERSON -> {}
        }
        return seen(Course.on(event, pair, scene(source, to, halves)));
    }

    private static final Map<Event, List<Seen>> EXPECTED = Map.ofEntries(
            row(
                    Event.SOURCE_CHANGED,
                    "draft|new half, new line",
                    "held|new half, new line",
                    "sent|change half, change line",
                    "taken differs|",
                    "received differs|",
                    "dropped|"),
            row(
                    Event.SOURCE_STOPPED,
                    "draft|",
                    "draft|",
                    "sent|delete half",
                    "taken differs|",
                    "received differs|",
                    "draft|"),
            row(
                    Event.SOURCE_READDRESSED,
                    "draft|new half, new line",
                    "held|new half, new line",
                    "sent|delete half",
                    "taken differs|",
                    "received differs|",
                    "dropped|new half, new line"),
            row(Event.NOTHING_NEW, "draft|", "held|", "sent|", "taken|", "received|", "dropped|"),
            row(Event.HALF_UNTAKEN, "sent|", "sent|", "sent|", "taken|", "received|", "sent|"),
            row(Event.HALF_TAKEN, "received|", "received|", "received|", "received|", "received|", "received|"),
            row(Event.HALF_DELETED, "draft|", "held|", "dropped|", "dropped|", "dropped|", "dropped|"),
            row(
                    Event.FACT_CAME,
                    "draft|",
                    "held|new half, new line",
                    "sent|change half, change line",
                    "taken|",
                    "received|",
                    "dropped|"),
            row(Event.FACT_CHANGED, "draft|", "held|new half, new line", "sent|", "taken|", "received|", "dropped|"),
            row(Event.ACCEPTED, "sent|", "sent|", "sent|", "taken|", "received|", "sent|"),
            row(
                    Event.STALE,
                    "draft|new half, new line",
                    "held|new half, new line",
                    "sent|change half, change line",
                    "taken|",
                    "received|",
                    "dropped|change half, new line"),
            row(Event.TAKEN_OVER, "received|", "received|", "received|", "taken|", "received|", "received|"),
            row(Event.REFUSED, "held|", "held|", "sent|", "taken|", "received|", "dropped|"),
            row(Event.RETRY_LATER, "draft|", "held|", "sent|", "taken|", "received|", "dropped|"),
            row(
                    Event.RESTORED,
                    "draft|new half, new line",
                    "held|new half, new line",
                    "sent|",
                    "taken|",
                    "received|",
                    "dropped|change half, new line"),
            row(
                    Event.SENT_BY_PERSON,
                    "draft|",
                    "held|new half, new line",
                    "sent|change half, change line",
                    "taken|",
                    "received|",
                    "dropped|change half, new line"),
            row(Event.CLOSED_BY_PERSON, "draft|", "held|", "sent|", "taken|", "received|", "dropped|"));

    private static Map.Entry<Event, List<Seen>> row(Event event, String... cells) {
        return Map.entry(
                event,
                Stream.of(cells)
                        .map(cell ->
                                new Seen(cell.substring(0, cell.indexOf('|')), cell.substring(cell.indexOf('|') + 1)))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> eachCell() {
        return Stream.of(Event.values())
                .flatMap(event -> Stream.iterate(0, i -> i < STATES.size(), i -> i + 1)
                        .map(i -> dynamicTest(
                                event + " in " + STATES.get(i).wireName(),
                                () -> assertThat(run(event, STATES.get(i)))
                                        .isEqualTo(EXPECTED.getOrDefault(event, List.of())
                                                .get(i)))));
    }

    @DisplayName("the reason is kept, and a person's closing: not judged by facts, opened by the next act")
    @Test
    void closing() {
        Pair closed = Course.on(
                        Event.CLOSED_BY_PERSON,
                        pair(new State.Held(Reason.TOO_OLD)),
                        scene(source(true, "2.5"), B, List.of()))
                .pair();
        assertThat(closed.closed()).isTrue();

        Step fact = Course.on(Event.FACT_CAME, closed, scene(source(true, "2.5"), B, List.of()));
        assertThat(fact.pushes()).isEmpty();
        Step act = Course.on(Event.SOURCE_CHANGED, closed, scene(source(true, "2.5"), B, List.of()));
        assertThat(act.pair().closed()).isFalse();
        assertThat(act.pushes()).hasSize(2);
    }

    @DisplayName("one push is out at a time: an act meanwhile is judged after it, what its store does counts at once")
    @Test
    void onePushAtATime() {
        Pair out = Course.on(Event.SOURCE_CHANGED, pair(new State.Draft()), scene(source(true, "2.5"), B, List.of()))
                .pair();

        Step act = Course.news(out, scene(source(false, "2.5"), B, List.of()), Set.of(Course.News.SOURCE));
        assertThat(act.pushes()).isEmpty();
        assertThat(act.pair().push().dirty()).isTrue();
        Pair accepted = act.pair().answered(Answer.ACCEPTED, null).answered(Answer.ACCEPTED, null);
        Step after = Course.answered(accepted, scene(source(false, "2.5"), B, List.of(half(B, false, "nw"))));
        assertThat(seen(after)).isEqualTo(new Seen("sent", "delete half"));
    }

    @DisplayName("a withdrawal that is answered ends in draft, and what its source wants since is judged")
    @Test
    void afterAWithdrawal() {
        Pair withdrawn = pair(new State.Sent()).with(new Push(0, Purpose.WITHDRAW, Answer.ACCEPTED, false));

        assertThat(seen(Course.answered(withdrawn, scene(source(false, "2.5"), B, List.of(gone())))))
                .isEqualTo(new Seen("draft", ""));
        assertThat(seen(Course.answered(withdrawn, scene(source(true, "2.5"), C, List.of(gone())))))
                .isEqualTo(new Seen("draft", "new half, new line"));
    }

    @DisplayName(
            "two halves stand: central's untaken one in the store the source does not name goes; two that it may not delete are `double`")
    @Test
    void twoHalves() {
        Scene both = scene(source(true, "2.5"), C, List.of(half(B, false, "nw"), half(C, false, "nw")));
        Step cleared = Course.news(pair(new State.Sent()), both, Set.of(Course.News.HALF));
        assertThat(cleared.pushes())
                .extracting(Change::id)
                .containsExactly(half(B, false, "nw").id());
        assertThat(cleared.pair().halfStore()).isEqualTo("C");

        Scene taken = scene(source(true, "2.5"), C, List.of(half(B, true, "cn"), half(C, true, "cn")));
        Step twice = Course.news(pair(new State.Taken()), taken, Set.of(Course.News.HALF));
        assertThat(twice.pushes()).isEmpty();
        assertThat(twice.pair().twice()).isTrue();
    }

    @DisplayName("reasons: the first that holds")
    @Test
    void reasons() {
        assertThat(scene(source(true, "1"), null, List.of()).reason(KIND)).isEqualTo(Reason.NO_STORE);
        Scene missing = new Scene(
                source(true, "1"), A, B, null, List.of(), Set.of(new Wanted.Reference("item", "item")), false, NOW);
        assertThat(missing.reason(KIND)).isEqualTo(Reason.UNKNOWN);
        assertThat(missing.isSendable(KIND)).isFalse();
        Scene notVisible = new Scene(source(true, "1"), A, B, Reason.NOT_VISIBLE, List.of(), Set.of(), false, NOW);
        assertThat(notVisible.reason(KIND)).isEqualTo(Reason.NOT_VISIBLE);
        assertThat(notVisible.isSendable(KIND)).isTrue();
    }

    @Test
    void statesHaveWireNames() {
        assertThat(STATES.stream().map(State::wireName).distinct().toList()).isEqualTo(State.WIRE_NAMES);
        assertThat(State.of("held", "too-old")).contains(new State.Held(Reason.TOO_OLD));
        assertThat(State.of("HELD", null)).isEmpty();
    }
}
