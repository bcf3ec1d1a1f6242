package org.storesync.masterdata.imports.domain;

import java.util.ArrayList;
import java.util.List;

/** Counts of a running import, and the first of its problems. */
public final class Tally {
    private final int problemsShown;
    private final List<ImportProblem> problems = new ArrayList<>();
    private long problemCount;
    private long created;
    private long changed;
    private long unchanged;
    private long linesRead;

    public Tally(int problemsShown) {
        this.problemsShown = problemsShown;
    }

    public void problem(long line, String field, String message, String value) {
        problemCount++;
        if (problems.size() < problemsShown) {
            problems.add(ImportProblem.of(line, field, message, value));
        }
    }

    public void created() {
        created++;
    }

    public void changed() {
        changed++;
    }

    public void unchanged() {
        unchanged++;
    }

    /** Notes that the file is read up to this line. */
    public void read(long line) {
        linesRead = line;
    }

    public boolean clean() {
        return problemCount == 0;
    }

    public Counts counts() {
        return new Counts(linesRead, created, changed, unchanged, problemCount, List.copyOf(problems));
    }

    /** The counts at one moment. */
    public record Counts(
            long linesRead,
            long created,
            long changed,
            long unchanged,
            long problemCount,
            List<ImportProblem> problems) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, List.of());
    }
}
