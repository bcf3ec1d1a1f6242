package org.storesync.bench;

import java.util.List;
import org.storesync.bench.figure.Figure;

/** One of the benches of docs/performance.md. */
interface Bench {
    /** Runs the bench on its suite; returns its figures, each beside its reference. */
    List<Figure> run();
}
