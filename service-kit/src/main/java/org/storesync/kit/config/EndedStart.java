package org.storesync.kit.config;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/** Ends the process when its start must not go on. */
public final class EndedStart {
    /** The configuration or the schema does not fit the build: the same start will never succeed (EX_CONFIG of sysexits.h). */
    public static final int UNFIT = 78;

    private EndedStart() {}

    /** To be thrown in an observer of the start. Whoever throws it has said why. */
    public static PreventFurtherStepsException with(int exitCode, String why) {
        // By the exception alone nothing more is started, but the process waits for a signal without end.
        Quarkus.asyncExit(exitCode);
        return new PreventFurtherStepsException(why, exitCode);
    }
}
