package org.storesync.system.part;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where a random run gets its seed: from the command line, or a new one. It is always printed, so that the run can be repeated. */
public final class Seed {
    private static final String PROPERTY = "storesync.seed";

    private Seed() {}

    /** The seed from the command line; null for none. */
    static @Nullable Long said() {
        return Long.getLong(PROPERTY);
    }

    static long fresh() {
        return System.nanoTime() & 0xffffffL;
    }

    public static long of(String what) {
        Long given = said();
        long seed = given == null ? fresh() : given;
        System.out.println(what + ": seed " + seed + " (again by -D" + PROPERTY + "=" + seed + ")");
        return seed;
    }

    /** A separate generator for each part of a run. */
    public static Random random(long seed, int part) {
        return new Random(seed * 1_000_003 + part);
    }
}
