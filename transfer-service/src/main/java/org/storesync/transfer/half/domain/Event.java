package org.storesync.transfer.half.domain;

/** What happens to a pair. Only acts of people on a source or a half change halves. A fact alone never changes an existing half. */
public enum Event {
    SOURCE_CHANGED("a started source comes, or its header or a line changes"),
    SOURCE_STOPPED("the source is not started: new, again a draft, deleted, cancelled"),
    SOURCE_READDRESSED("a started source has another store, or none, as customer"),
    NOTHING_NEW("the same body, central's own write, or a change that was refused or waits"),
    HALF_UNTAKEN("an untaken half comes; its store numbers it, changes hold, comment or another field of the header"),
    HALF_TAKEN("a taken half comes; its store changes status, approval or lines"),
    HALF_DELETED("the receiving store deletes the half"),
    FACT_CAME("a name, an item, an address comes; time is up"),
    FACT_CHANGED("another fact changes: a move, a merge, a preference"),
    ACCEPTED("central took the push"),
    STALE("the half changed meanwhile"),
    TAKEN_OVER("central says `half-taken-over`"),
    REFUSED("central refused the push, or set it aside"),
    RETRY_LATER("central says `retry-later`"),
    RESTORED("central was restored"),
    SENT_BY_PERSON("a person sends it"),
    CLOSED_BY_PERSON("a person closes it");

    private final String told;

    Event(String told) {
        this.told = told;
    }

    /** The text for people. */
    public String told() {
        return told;
    }

    /** True if somebody changed the source. */
    boolean isAct() {
        return this == SOURCE_CHANGED || this == SOURCE_STOPPED || this == SOURCE_READDRESSED;
    }

    boolean isFact() {
        return this == FACT_CAME || this == FACT_CHANGED;
    }
}
