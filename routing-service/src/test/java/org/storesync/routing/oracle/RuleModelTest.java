package org.storesync.routing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.catalogue.RecordCatalogue;

/** The rules of the service against the oracle, over random facts and changes. */
class RuleModelTest {
    private static final long[] SEEDS = {1, 20261201, 774411};
    private static final long STEPS = 100_000;

    @DisplayName("C1-C7, B1-B4, D9: the rules and the oracle say the same, and in every cell what the table says")
    @Test
    void theRulesSayWhatTheOracleSays() throws IOException {
        Long given = Long.getLong("storesync.rules.seed");
        Map<String, Integer> words = new TreeMap<>();
        Map<KnownDifference, Integer> differences = new TreeMap<>();
        for (long seed : given == null ? SEEDS : new long[] {given}) {
            Cells cells = Cells.committed();
            RuleModel model = new RuleModel(seed, cells);
            model.go(STEPS);
            System.out.println("rules against the oracle, seed " + seed + ": " + STEPS + " steps, " + cells.summary());
            assertThat(cells.missing())
                    .as("cells that seed %d did not visit", seed)
                    .isEmpty();
            model.words().forEach((word, count) -> words.merge(word, count, Integer::sum));
            model.differences().forEach((known, count) -> differences.merge(known, count, Integer::sum));
        }
        differences.forEach(
                (known, count) -> System.out.println("  known difference, met " + count + " times: " + known.words()));
        assertThat(words.keySet())
                .contains(
                        "accepted inbox",
                        "accepted no-store",
                        "accepted not-visible",
                        "field-missing",
                        "home-changed",
                        "id-belongs-elsewhere",
                        "in-use",
                        "not-collected",
                        "nothing",
                        "operation-not-served-yet",
                        "parent-deleted",
                        "parent-missing",
                        "receiver-not-visible",
                        "stale",
                        "store-unknown");
    }

    @DisplayName("C1, C7: the table of cells and the oracle have every kind of the catalogue, and no other")
    @Test
    void theTableHasEveryKind() throws IOException {
        Set<String> catalogue = new TreeSet<>();
        RecordCatalogue.standard().all().forEach(type -> {
            catalogue.add(type.wireName() + "/base");
            type.variants().forEach(variant -> catalogue.add(type.wireName() + "/" + variant.name()));
        });
        Set<String> typed = new TreeSet<>();
        new RuleTable().all().forEach(kind -> typed.add(kind.name()));

        assertThat(Cells.committed().kinds()).isEqualTo(catalogue);
        assertThat(typed).isEqualTo(catalogue);
    }
}
