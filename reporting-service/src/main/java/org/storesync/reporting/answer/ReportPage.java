package org.storesync.reporting.answer;

import org.storesync.kit.paging.PageLimit;

/** How many rows a page of a report has. The numbers are plain constants, because annotations of the contract name them. */
public final class ReportPage {
    public static final int DEFAULT = 500;
    public static final int MAX = 10_000;
    public static final PageLimit LIMIT = new PageLimit(DEFAULT, MAX);

    private ReportPage() {}
}
