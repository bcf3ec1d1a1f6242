package org.storesync.transfer.half.domain.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings a change of the source into an existing half. It starts from the half's present body. It replaces the fields whose wanted value
 * changed since central last wrote, and fields of the header that the receiving site set back to an earlier value of central's. Everything
 * else stays as the receiving site has it.
 */
public final class Follow {
    /** A state of the source is written once, and a second time if the receiving site set it back, but never a third time. */
    private static final int WRITES_MAX = 2;

    private final Wanted wanted;
    private final Standing half;
    private final Predicate<Wanted.Line> ready;
    private final List<Change> changes = new ArrayList<>();
    private Memory memory;

    private Follow(Wanted wanted, Standing half, Memory memory, Predicate<Wanted.Line> ready) {
        this.wanted = wanted;
        this.half = half;
        this.memory = memory;
        this.ready = ready;
    }

    /** What must be pushed, and what central will have written then. */
    public record Writes(List<Change> changes, Memory memory) {
        public Writes {
            changes = List.copyOf(changes);
        }
    }

    /** Makes the half, on the tombstones of an earlier half that was withdrawn. At version 0 there must be nothing yet. */
    public static Writes make(Wanted wanted, @Nullable Standing tombstone) {
        List<Change> changes = new ArrayList<>();
        long version = tombstone == null ? 0 : tombstone.version();
        changes.add(Change.ofHeader(wanted.halfId(), version, wanted.header()));
        for (Wanted.Line line : wanted.lines()) {
            Standing.Line before = tombstone == null ? null : tombstone.lines().get(line.id());
            changes.add(Change.ofLine(line.id(), before == null ? 0 : before.version(), line.body()));
        }
        return new Writes(changes, Memory.of(wanted));
    }

    /** @param ready whether everything that a new line names is there; other lines wait */
    public static Writes of(Wanted wanted, Standing half, Memory memory, Predicate<Wanted.Line> ready) {
        boolean adopted = !memory.isOf(half.id()) || memory.header() == null;
        Follow follow = new Follow(wanted, half, adopted ? Memory.ofAdopted(wanted) : memory, ready);
        follow.header();
        follow.lines();
        return new Writes(follow.changes, follow.memory);
    }

    private void header() {
        Fields standing = half.header();
        Map<String, @Nullable Object> before = memory.header();
        if (standing == null || before == null) {
            return;
        }
        Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
        boolean news = false;
        for (Map.Entry<String, @Nullable Object> field : wanted.followed().entrySet()) {
            boolean changed = !Values.same(before.get(field.getKey()), field.getValue());
            news |= changed;
            if (changed || isSetBack(field.getKey(), field.getValue(), standing)) {
                replaced.put(field.getKey(), field.getValue());
            }
        }
        boolean again = !news && !replaced.isEmpty() && memory.writes() < WRITES_MAX;
        if (news) {
            memory = memory.written(wanted.followed());
        } else if (again) {
            memory = memory.writtenAgain();
        }
        if ((news || again) && differs(standing, replaced)) {
            changes.add(Change.ofHeader(half.id(), half.version(), over(standing, replaced)));
        }
    }

    private boolean isSetBack(String field, @Nullable Object value, Fields standing) {
        @Nullable Object there = standing.all().get(field);
        return !half.byCentral() && !Values.same(there, value) && memory.wasWritten(field, there);
    }

    private void lines() {
        Map<String, Map<String, @Nullable Object>> written = new LinkedHashMap<>(memory.lines());
        Map<String, Standing.Line> left = new LinkedHashMap<>(half.lines());
        for (Wanted.Line line : wanted.lines()) {
            Standing.Line there = left.remove(line.id());
            if (there != null && there.stands()) {
                change(line, there, written);
            } else if (ready.test(line)) {
                changes.add(Change.ofLine(line.id(), there == null ? 0 : there.version(), line.body()));
                written.put(line.id(), line.body());
            }
        }
        for (Standing.Line line : left.values()) {
            if (line.body() != null && (written.containsKey(line.id()) || isOfSource(line.body()))) {
                changes.add(Change.ofLineDelete(line.id(), line.version()));
            }
            written.remove(line.id());
        }
        memory = memory.withLines(written);
    }

    /** True for a line that names a line of the source. The other lines are additions of the half's store. */
    private boolean isOfSource(Fields line) {
        return !line.text(wanted.lineLink()).isEmpty();
    }

    private void change(Wanted.Line line, Standing.Line there, Map<String, Map<String, @Nullable Object>> written) {
        Fields standing = there.body();
        if (standing == null) {
            return;
        }
        Map<String, @Nullable Object> before = written.get(line.id());
        Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
        boolean packs = before != null && anyDiffers(before, line.body(), Goods.PACKS);
        line.body().forEach((field, value) -> {
            boolean changed = before == null || !Values.same(before.get(field), value);
            // The receiving site may count in other packs, so a count and the pack it counts go together.
            if (changed || (packs && Goods.PACKS.contains(field))) {
                replaced.put(field, value);
            }
        });
        written.put(line.id(), line.body());
        if (differs(standing, replaced)) {
            changes.add(Change.ofLine(line.id(), there.version(), over(standing, replaced)));
        }
    }

    private static boolean anyDiffers(
            Map<String, @Nullable Object> one, Map<String, @Nullable Object> other, Set<String> fields) {
        return fields.stream().anyMatch(field -> !Values.same(one.get(field), other.get(field)));
    }

    private static boolean differs(Fields standing, Map<String, @Nullable Object> replaced) {
        return anyDiffers(standing.all(), over(standing, replaced), replaced.keySet());
    }

    private static Map<String, @Nullable Object> over(Fields standing, Map<String, @Nullable Object> replaced) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(standing.all());
        body.putAll(replaced);
        return body;
    }
}
