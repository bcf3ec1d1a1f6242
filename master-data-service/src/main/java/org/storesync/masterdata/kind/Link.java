package org.storesync.masterdata.kind;

/**
 * A field that holds the id of another record, and for which the table has a column.
 *
 * @param column of the table
 * @param field of the body
 */
public record Link(Kind target, String column, String field, Tie tie) {
    /** What a link says about the two records. */
    public enum Tie {
        REFERS,
        /** Both are deleted together. */
        BELONGS,
        /** There is at most one such record. */
        ONLY_ONE
    }

    /** A link seen from its target. */
    public record Referrer(Kind kind, Link link) {}

    /** Its name in our REST: {@code unit_id} becomes {@code unitId}. */
    public String property() {
        int at = column.indexOf('_');
        return column.substring(0, at) + Character.toUpperCase(column.charAt(at + 1)) + column.substring(at + 2);
    }
}
