package org.storesync.bench.figure;

import java.util.List;

/** The page that keeps the last run (docs/performance.md). Only the part between its marks is written. */
public final class PerformancePage {
    static final String BEGIN = "<!-- generated: bench -->\n";
    static final String END = "<!-- end -->";

    private static final String NOTES = """
            import and the first line of lag are compared with B1 with one site, which runs in between while the services that read the feed are
            frozen. A service's pace is counted from its first batch to its last; below 0.95 of the push its lag grows as long as the site pushes.
            Halves are compared with the invoices pushed meanwhile. Start is the time until `/health/ready` answers, with databases migrated before,
            beside a JVM that only prints its version. Memory is the proportional set size, with the heap that `--service-jvm` gives.
            """;

    private PerformancePage() {}

    /**
     * @param run one line: date, machine, how it was called
     * @throws IllegalArgumentException if the page has no marks
     */
    public static String with(String page, String run, List<Figure> figures) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END, begin + 1);
        if (begin < 0 || end < 0) {
            throw new IllegalArgumentException(
                    "the page has no place for figures: a line '" + BEGIN.strip() + "' and, below it, '" + END + "'");
        }
        return page.substring(0, begin + BEGIN.length())
                + "\n" + run + "\n\n" + Tables.figures(figures) + "\n" + NOTES + "\n" + costs(figures)
                + page.substring(end);
    }

    private static String costs(List<Figure> figures) {
        String costs = Tables.costs(figures);
        return costs.isEmpty()
                ? ""
                : "Bytes on the wire are per record or poll; CPU is that of our own runs.\n\n" + costs + "\n";
    }
}
