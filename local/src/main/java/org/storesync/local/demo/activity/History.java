package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;

/**
 * Months of work in the demo country, invented from a seed: the same seed and days give the same records, byte for byte.
 *
 * <p>All stores work together day by day, so that both halves of a transfer agree. Each call plays the whole country again and keeps one
 * site's records. Only one day is in memory.
 */
public final class History {
    private final DemoCountry country;
    private final long seed;
    private final LocalDate from;
    private final LocalDate to;

    /**
     * @param from the first day, on which stores count their opening stock
     * @param to the last day, included
     */
    public History(DemoCountry country, long seed, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
        }
        this.country = country;
        this.seed = seed;
        this.from = from;
        this.to = to;
    }

    /** What one site made, in time order. Read it once, in order. Empty for a site whose stores do not trade. */
    public Stream<DemoRecord> forSite(String siteName) {
        SupplyChain chain =
                new SupplyChain(country, seed, country.site(siteName).name());
        return from.datesUntil(to.plusDays(1)).flatMap(day -> chain.day(day).stream());
    }
}
