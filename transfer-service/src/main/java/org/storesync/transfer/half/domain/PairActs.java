package org.storesync.transfer.half.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.storesync.transfer.half.domain.Push.Purpose;
import org.storesync.transfer.half.domain.content.Change;
import org.storesync.transfer.half.domain.content.Follow;
import org.storesync.transfer.half.domain.content.Goods;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.Standing;
import org.storesync.transfer.half.domain.content.Wanted;

/**
 * What can be done with a pair: judge, make, follow, withdraw, adopt, compare (docs/transfers.md). Only one push of a pair is under way at
 * a time.
 */
final class PairActs {
    private final Scene scene;
    private final List<Change> pushes = new ArrayList<>();
    private Pair pair;
    private boolean toldTaken;

    PairActs(Pair pair, Scene scene) {
        this.pair = pair;
        this.scene = scene;
    }

    Pair pair() {
        return pair;
    }

    Step step() {
        return new Step(pair, pushes);
    }

    void change(Pair next) {
        pair = next;
    }

    /** Notes that central says that the half's store has taken it, even if the half does not show this. */
    void toldTaken() {
        toldTaken = true;
    }

    /** True if a push is under way. Then what is to be done now is judged after it. */
    private boolean isBusy() {
        if (pair.push().isOut()) {
            pair = pair.dirtied();
            return true;
        }
        return false;
    }

    private void push(List<Change> changes, Purpose purpose) {
        pushes.addAll(changes);
        pair = pair.withCode(null).with(pair.push().begun(changes.size(), purpose));
    }

    Optional<Standing> current() {
        return scene.half(pair.halfId());
    }

    /**
     * The halves that stand under an id of central's, or in a store to which the source was addressed. A document elsewhere that links to
     * the source is no half.
     */
    private List<Standing> standing() {
        return scene.standing().stream()
                .filter(half -> half.own()
                        || half.store().equals(scene.toStore())
                        || half.store().equals(pair.addressed())
                        || half.store().equals(pair.halfStore()))
                .toList();
    }

    /** The half that stands. If there are several, the one that the source wants most. */
    Optional<Standing> best() {
        return standing().stream()
                .min(Comparator.comparing((Standing half) -> !half.store().equals(scene.toStore()))
                        .thenComparing(half -> !half.own())
                        .thenComparing(Standing::id));
    }

    /** True if its store has taken the half: routing says so, or its status, or one of its lines. */
    boolean isTaken(Standing half) {
        boolean known = half.id().equals(pair.halfId())
                && (toldTaken || pair.state() instanceof State.Taken || pair.state() instanceof State.Received);
        return known || pair.kind().isTaken(half) || isTakenByLines(half);
    }

    private boolean isTakenByLines(Standing half) {
        Memory memory = pair.memory();
        if (!half.own() || !half.stands() || !memory.isOf(half.id()) || memory.header() == null) {
            return false;
        }
        return half.lines().values().stream().filter(line -> !line.byCentral()).anyMatch(line -> {
            var written = memory.lines().get(line.id());
            var body = line.body();
            return body == null ? written != null : written == null || Goods.isChanged(written, body);
        });
    }

    private State byStatus(Standing half) {
        if (!isTaken(half)) {
            return new State.Sent();
        }
        return pair.kind().isReceived(half) ? new State.Received() : new State.Taken();
    }

    void judge() {
        if (isBusy()) {
            return;
        }
        Optional<Standing> standing = best();
        if (standing.isPresent()) {
            adopt(standing.get());
            return;
        }
        pair = pair.differing(false);
        if (!scene.isStarted(pair.kind())) {
            pair = pair.in(new State.Draft()).with(Push.NONE).withCode(null);
            return;
        }
        Reason reason = scene.reason(pair.kind());
        if (reason != null) {
            pair = pair.in(new State.Held(reason)).withCode(null).with(Push.NONE);
        } else if (pair.push().answer() != Push.Answer.QUARANTINED) {
            make();
        }
    }

    void make() {
        Optional<Wanted> wanted = scene.wanted(pair.kind());
        if (wanted.isEmpty() || isBusy()) {
            return;
        }
        Optional<Standing> before = scene.half(wanted.get().halfId());
        boolean leaving =
                before.isPresent() && before.get().lines().values().stream().anyMatch(Standing.Line::stands);
        if (leaving) {
            // Lines of the former half are still there. When the last of them is deleted, this is judged again.
            pair = pair.dirtied();
            return;
        }
        Follow.Writes writes = Follow.make(wanted.get(), before.orElse(null));
        pair = pair.withHalf(wanted.get().halfId(), wanted.get().store())
                .addressed(wanted.get().store())
                .with(writes.memory());
        push(writes.changes(), Purpose.MAKE);
    }

    void adopt(Standing half) {
        Memory memory = pair.memory().isOf(half.id()) ? pair.memory() : Memory.NONE;
        pair = pair.withHalf(half.id(), half.store()).with(memory);
        if (pair.push().answer() == Push.Answer.QUARANTINED && !pair.push().isOut()) {
            // Central took it now.
            pair = pair.withCode(null).with(pair.push().taken());
        }
        pair = pair.in(byStatus(half));
        settle(half);
    }

    /** Follows, withdraws or compares the existing half, as its source wants. */
    void settle(Standing half) {
        if (!half.stands()) {
            return;
        }
        if (isTaken(half) || !half.own()) {
            compare(half);
        } else if (!isWantedThere(half)) {
            withdraw(half);
        } else {
            follow(half);
        }
    }

    private boolean isWantedThere(Standing half) {
        return scene.isStarted(pair.kind()) && half.store().equals(pair.addressed());
    }

    private void withdraw(Standing half) {
        if (!isBusy()) {
            push(List.of(Change.ofHeaderDelete(half.id(), half.version())), Purpose.WITHDRAW);
        }
    }

    private void follow(Standing half) {
        Optional<Wanted> wanted = scene.wanted(pair.kind())
                .filter(each -> each.halfId().equals(half.id()) && each.store().equals(half.store()));
        if (wanted.isEmpty() || isBusy()) {
            return;
        }
        Follow.Writes writes = Follow.of(wanted.get(), half, pair.memory(), scene::isReady);
        pair = pair.with(writes.memory()).differing(false);
        if (!writes.changes().isEmpty()) {
            push(writes.changes(), Purpose.FOLLOW);
        }
        if (!scene.missing().isEmpty()) {
            pair = pair.withCode(Reason.UNKNOWN.code());
        } else if (Reason.UNKNOWN.code().equals(pair.code())) {
            pair = pair.withCode(null);
        }
    }

    void compare(Standing half) {
        Optional<Wanted> wanted = scene.wanted(pair.kind());
        boolean otherGoods =
                wanted.isPresent() && wanted.get().store().equals(half.store()) && Goods.differ(wanted.get(), half);
        boolean differs = half.stands() && (!isWantedThere(half) || otherGoods);
        pair = pair.differing(differs);
    }

    void byStatus() {
        Optional<Standing> half = current();
        pair = pair.in(
                half.isPresent() && pair.kind().isReceived(half.get()) ? new State.Received() : new State.Taken());
        half.ifPresent(this::compare);
    }

    /** The half's store deleted it. */
    void drop() {
        boolean wanted = scene.isStarted(pair.kind()) && Objects.equals(pair.halfStore(), pair.addressed());
        pair = pair.with(Memory.NONE).differing(false);
        if (wanted) {
            pair = pair.in(new State.Dropped());
        } else {
            pair = pair.in(new State.Draft());
            judge();
        }
    }

    /** A withdrawal is done. Now the pair is judged by what the source wants since. */
    void ended() {
        pair = pair.in(new State.Draft()).with(Memory.NONE).differing(false);
        judge();
    }

    /**
     * If there are two halves, central deletes its own one that is not taken. If both are like that, it keeps the one that the source wants
     * most.
     */
    void leaveOne() {
        List<Standing> standing = standing();
        if (standing.size() < 2) {
            pair = pair.twice(false);
            return;
        }
        List<Standing> kept = new ArrayList<>(standing);
        kept.removeIf(half -> half.own() && !isTaken(half));
        if (kept.isEmpty()) {
            best().ifPresent(kept::add);
        }
        List<Change> deletes = standing.stream()
                .filter(half -> !kept.contains(half))
                .map(half -> Change.ofHeaderDelete(half.id(), half.version()))
                .toList();
        pair = pair.twice(kept.size() > 1);
        if (deletes.isEmpty() || isBusy()) {
            return;
        }
        Standing one = kept.getFirst();
        if (kept.stream().noneMatch(half -> half.id().equals(pair.halfId()))) {
            pair = pair.withHalf(one.id(), one.store()).with(Memory.NONE);
            pair = pair.in(byStatus(one));
        }
        push(deletes, Purpose.CLEAR);
    }
}
