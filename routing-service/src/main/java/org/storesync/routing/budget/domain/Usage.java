package org.storesync.routing.budget.domain;

/**
 * What a change, a batch or a day of a site uses, and what it may use.
 *
 * @param bytes of bodies
 * @param broadcasts messages to everybody
 * @param addressed new documents and messages for other stores
 * @param placeholders ids registered for records that are still to come
 */
public record Usage(long bytes, int broadcasts, int addressed, int placeholders) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** For sites without a quota. */
    public static final Usage UNBOUNDED =
            new Usage(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Usage plus(Usage more) {
        return new Usage(
                bytes + more.bytes,
                broadcasts + more.broadcasts,
                addressed + more.addressed,
                placeholders + more.placeholders);
    }

    /** True if this much may be used in all. */
    public boolean covers(Usage drawn) {
        return drawn.bytes <= bytes
                && drawn.broadcasts <= broadcasts
                && drawn.addressed <= addressed
                && drawn.placeholders <= placeholders;
    }
}
