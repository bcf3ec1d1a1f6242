package org.storesync.bench;

import java.util.ArrayList;
import java.util.List;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.ground.Fleet;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.reference.CopyReference;
import org.storesync.bench.reference.ReferenceDatabase;
import org.storesync.bench.reference.RowToJsonReference;

/** The benches in a fixed order: those that need few sites come before those that make thousands. */
final class Benches {
    static final List<String> NAMES = List.of("B1", "B2", "B5", "B6", "import", "lag", "services", "isolation");

    private final Ground ground;
    private final Load load;

    Benches(Ground ground, Load load) {
        this.ground = ground;
        this.load = load;
    }

    List<Figure> run(List<String> wanted) {
        ReferenceDatabase references = ReferenceDatabase.create(ground.suite().postgres());
        ItemLines lines = new ItemLines(ground.random());
        CopyReference copy = new CopyReference(references, load.rows(), ground.random());
        PushBench push = new PushBench(ground, load, lines, copy);
        Fleet fleet = new Fleet(ground);
        ground.narrator().step("log filled with " + load.prefill() + " records", push::prefill);
        List<Figure> figures = new ArrayList<>();
        for (String name : NAMES) {
            if (wanted.contains(name)) {
                Bench bench = switch (name) {
                    case "B1" -> push;
                    case "B2" -> new PullBench(ground, load, new RowToJsonReference(references, load.rows(), lines));
                    case "B5" -> new FanOutBench(ground, load, fleet);
                    case "B6" -> new IdlePollBench(ground, load, fleet);
                    case "import" -> new ImportBench(ground, load, push);
                    case "lag" -> new LagBench(ground, load, push, lines);
                    case "services" -> new ServicesBench(ground, load);
                    case "isolation" -> new IsolationBench(ground, load, lines);
                    default -> throw new IllegalArgumentException("no bench '" + name + "'");
                };
                figures.addAll(ground.narrator().step(name, bench::run));
            }
        }
        return figures;
    }
}
