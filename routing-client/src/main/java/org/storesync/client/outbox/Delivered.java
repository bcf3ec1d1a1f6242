package org.storesync.client.outbox;

/**
 * How routing answered one change.
 *
 * @param outcome wire name of an {@code Outcome}; never {@code retry-later}: that is pushed again by itself
 * @param version of the record now, 0 where none was told
 * @param code wire name of a {@code RecordCode}; empty for none
 */
public record Delivered(Entry entry, String outcome, long version, String code) {
    boolean isForLater() {
        return outcome.equals("retry-later");
    }

    public boolean accepted() {
        return outcome.equals("accepted");
    }
}
