package org.storesync.model;

import java.util.Locale;

/** Why a record was not simply accepted: the {@code code} of an outcome. Listed in docs/protocol.md, which is generated from here. */
public enum RecordCode {
    CHANGE_MALFORMED(Outcome.REFUSED, "the line is no JSON object of a change"),
    TYPE_MISSING(Outcome.REFUSED, "the change names no record type"),
    UNKNOWN_TYPE(Outcome.QUARANTINED, "central does not know this record type yet; it is kept until it does"),
    OPERATION_UNKNOWN(Outcome.REFUSED, "op is none of upsert, delete, merge"),
    OPERATION_NOT_SERVED_YET(Outcome.REFUSED, "merges come with a later release"),
    ID_MISSING(Outcome.REFUSED, "the change has no id"),
    ID_TOO_LONG(Outcome.REFUSED, "the id is longer than 64 bytes"),
    ID_MISMATCH(Outcome.REFUSED, "the body's own id is another one"),
    BODY_MISSING(Outcome.REFUSED, "an upsert needs a body"),
    BODY_NOT_OBJECT(Outcome.REFUSED, "the body is no JSON object"),
    UTF8_BROKEN(Outcome.REFUSED, "the change is not valid UTF-8"),
    NUL_CHARACTER(Outcome.REFUSED, "text with a NUL character can't be stored"),
    NUMBER_OUT_OF_RANGE(Outcome.REFUSED, "an integer beyond 64 bits, or a number of more than 64 digits"),
    NESTING_TOO_DEEP(Outcome.REFUSED, "more than 64 levels of objects and lists"),
    RECORD_TOO_LARGE(Outcome.REFUSED, "the record is larger than its type allows"),
    BASE_VERSION_INVALID(Outcome.REFUSED, "baseVersion is no whole number from 0 to 2^53"),
    FIELD_KIND(
            Outcome.REFUSED,
            "a field holds another kind of value than the catalogue says, such as a number for a text"),
    FIELD_MISSING(Outcome.REFUSED, "a field that decides where the record belongs is missing"),
    NOT_YOUR_STORE(Outcome.REFUSED, "the store is active on another site, or on none"),
    PRIMARY_ONLY(Outcome.REFUSED, "only the primary edits this"),
    CENTRAL_ONLY(Outcome.REFUSED, "only central's administrators edit this"),
    LOCAL_DATA(Outcome.REFUSED, "this record type never syncs"),
    CATEGORY_NOT_SERVED_YET(Outcome.REFUSED, "this category of data comes with a later release"),
    ID_BELONGS_ELSEWHERE(Outcome.REFUSED, "the id is taken by a record of another home"),
    HOME_CHANGED(Outcome.REFUSED, "an update can't move a record to another home"),
    VARIANT_CHANGED(Outcome.REFUSED, "an update can't change the kind of a record"),
    HALF_TAKEN_OVER(Outcome.REFUSED, "the responding site has changed this half of a transfer: it is its own now"),
    ID_RESERVED(
            Outcome.REFUSED,
            "an id of this sort belongs to the half of a transfer that derives from it, and to no other record"),
    IN_USE(Outcome.REFUSED, "the store is assigned to a site, or has data"),
    PARENT_DELETED(Outcome.REFUSED, "the record it belongs to was deleted"),
    SENDER_NOT_YOURS(
            Outcome.REFUSED,
            "a message is sent by a store active on this site; only central and the primary send without a store"),
    PARENT_MISSING(Outcome.QUARANTINED, "the record it belongs to is not there yet"),
    STORE_UNKNOWN(Outcome.QUARANTINED, "the store is not there yet"),
    STORE_MOVED(Outcome.QUARANTINED, "the store was moved away from this site; kept for review"),
    PRIMARY_MOVED(Outcome.QUARANTINED, "another site is the primary now; kept for review"),
    ROLLED_BACK_STALE(
            Outcome.QUARANTINED, "a change from a restored machine that is older than central's; kept for review"),
    QUARANTINE_FULL(Outcome.RETRY_LATER, "this site's quarantine is full; nothing was stored"),
    QUOTA_SPENT(
            Outcome.RETRY_LATER, "this site's quota of the day is spent; nothing was stored, send it again tomorrow"),
    BUSY(Outcome.RETRY_LATER, "the record's home kept moving; send it again"),
    STALE(Outcome.STALE, "baseVersion is not the current version");

    private final Outcome outcome;
    private final String meaning;

    RecordCode(Outcome outcome, String meaning) {
        this.outcome = outcome;
        this.meaning = meaning;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** One line for people, without the record's data. */
    public String meaning() {
        return meaning;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no code has this wire name */
    public static RecordCode ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
