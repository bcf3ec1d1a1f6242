package org.storesync.model;

/**
 * The number of a site: one installation that syncs (A5).
 *
 * @param value positive
 */
public record SiteId(int value) {
    public SiteId {
        if (value <= 0) {
            throw new IllegalArgumentException("a site id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
