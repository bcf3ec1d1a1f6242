package org.storesync.transfer.half.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.half.domain.content.Follow.Writes;

/** D4, D5: which part of a source's change is written into an existing half, and which part stays as the half's store has it. */
class FollowTest {
    private static Wanted wanted(String comment, int packs) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("ID", "L");
        line.put("item_ID", "item");
        line.put("pack_size", 100);
        line.put("quantity", packs);
        line.put("cost_price", new BigDecimal("4.20"));
        return new Wanted(
                "H",
                "B",
                "linked_trans_line_ID",
                Map.of("ID", "H", "hold", true),
                Map.of("comment", comment),
                List.of(new Wanted.Line("L", line)));
    }

    private static Standing standing(Map<String, @Nullable Object> header, Map<String, @Nullable Object> line) {
        TreeMap<String, Standing.Line> lines = new TreeMap<>();
        lines.put("L", new Standing.Line("L", 5, new Fields(line), false));
        return new Standing("H", "B", true, 3, new Fields(header), lines, false, false);
    }

    private static Map<String, @Nullable Object> header(String comment) {
        return Map.of("ID", "H", "hold", false, "invoice_num", 5, "comment", comment);
    }

    private static Map<String, @Nullable Object> line(Wanted wanted) {
        return wanted.lines().getFirst().body();
    }

    @DisplayName("field-B3 a correction 10 -> 8 follows, with the number and the hold of its store")
    @Test
    void followsACorrection() {
        Wanted before = wanted("a", 10);
        Wanted after = wanted("b", 8);

        Writes writes = Follow.of(after, standing(header("a"), line(before)), Memory.of(before), line -> true);

        assertThat(writes.changes()).hasSize(2);
        assertThat(writes.changes().getFirst().version()).isEqualTo(3);
        assertThat(writes.changes().getFirst().body())
                .containsEntry("comment", "b")
                .containsEntry("invoice_num", 5)
                .containsEntry("hold", false);
        assertThat(writes.changes().getLast().version()).isEqualTo(5);
        assertThat(writes.changes().getLast().body()).containsEntry("quantity", 8);
    }

    @DisplayName("a state of the source is written once, and once more if its store set it back; never a third time")
    @Test
    void writesOnceMore() {
        Memory memory = Follow.of(
                        wanted("b", 1),
                        standing(header("a"), line(wanted("a", 1))),
                        Memory.of(wanted("a", 1)),
                        line -> true)
                .memory();
        Standing setBack = standing(header("a"), line(wanted("a", 1)));

        Writes again = Follow.of(wanted("b", 1), setBack, memory, line -> true);
        assertThat(again.changes()).hasSize(1);
        assertThat(Follow.of(wanted("b", 1), setBack, again.memory(), line -> true)
                        .changes())
                .isEmpty();
        assertThat(Follow.of(wanted("b", 1), standing(header("its own"), line(wanted("a", 1))), memory, line -> true)
                        .changes())
                .as("what its store wrote itself stays")
                .isEmpty();
    }

    @DisplayName("the same goods in other packs are no change; a correction brings the source's packs back")
    @Test
    void otherPacks() {
        Map<String, @Nullable Object> ones = new LinkedHashMap<>(line(wanted("a", 10)));
        ones.put("pack_size", 1);
        ones.put("quantity", 1000);
        ones.put("cost_price", new BigDecimal("0.042"));
        assertThat(Goods.isChanged(line(wanted("a", 10)), new Fields(ones))).isFalse();
        ones.put("quantity", 999);
        assertThat(Goods.isChanged(line(wanted("a", 10)), new Fields(ones))).isTrue();
        ones.put("quantity", 1000);

        Writes writes =
                Follow.of(wanted("a", 8), standing(header("a"), ones), Memory.of(wanted("a", 10)), line -> true);

        assertThat(writes.changes().getFirst().body())
                .containsEntry("quantity", 8)
                .containsEntry("pack_size", 100);
    }

    @DisplayName("a new line that names what has not come waits, the others follow")
    @Test
    void aLineWaits() {
        Standing without = new Standing("H", "B", true, 3, new Fields(header("a")), new TreeMap<>(), false, false);

        assertThat(Follow.of(wanted("a", 1), without, Memory.ofAdopted(wanted("a", 1)), line -> false)
                        .changes())
                .isEmpty();
        assertThat(Follow.of(wanted("a", 1), without, Memory.ofAdopted(wanted("a", 1)), line -> true)
                        .changes())
                .hasSize(1);
    }
}
