package org.storesync.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a record was not simply accepted: the {@code code} of an outcome. Listed in docs/protocol.md, which is generated from here. */
public enum RecordCode implements SaidCode {
    CHANGE_MALFORMED(Outcome.REFUSED, "the line is not a JSON object with a change"),
    TYPE_MISSING(Outcome.REFUSED, "the change has no record type"),
    UNKNOWN_TYPE(Outcome.QUARANTINED, "central does not know this record type yet; it keeps the record until it does"),
    OPERATION_UNKNOWN(Outcome.REFUSED, "op must be upsert, delete or merge"),
    OPERATION_NOT_SERVED_YET(Outcome.REFUSED, "merges come with a later release"),
    ID_MISSING(Outcome.REFUSED, "the change has no id"),
    ID_TOO_LONG(Outcome.REFUSED, "the id is longer than " + WireLimits.ID_BYTES + " bytes"),
    ID_MISMATCH(Outcome.REFUSED, "the id in the body differs from the id of the change"),
    BODY_MISSING(Outcome.REFUSED, "an upsert needs a body"),
    BODY_NOT_OBJECT(Outcome.REFUSED, "the body is not a JSON object"),
    UTF8_BROKEN(Outcome.REFUSED, "the change is not valid UTF-8"),
    NUL_CHARACTER(Outcome.REFUSED, "text with a NUL character can't be stored"),
    NUMBER_OUT_OF_RANGE(Outcome.REFUSED, "an integer has more than 64 bits, or a number has more than 64 digits"),
    NESTING_TOO_DEEP(Outcome.REFUSED, "the body has more than " + WireLimits.NESTING + " levels of objects and lists"),
    RECORD_TOO_LARGE(Outcome.REFUSED, "the record is larger than its type allows"),
    BASE_VERSION_INVALID(Outcome.REFUSED, "baseVersion must be a whole number from 0 to 2^53"),
    FIELD_KIND(
            Outcome.REFUSED,
            "a field holds another kind of value than the catalogue says, such as a number for a text"),
    FIELD_MISSING(Outcome.REFUSED, "a field that decides where the record belongs is missing"),
    NOT_YOUR_STORE(Outcome.REFUSED, "the store is active on another site, or on none"),
    PRIMARY_ONLY(Outcome.REFUSED, "only the primary edits this"),
    CENTRAL_ONLY(Outcome.REFUSED, "only central's administrators edit this"),
    LOCAL_DATA(Outcome.REFUSED, "this record type never syncs"),
    CATEGORY_NOT_SERVED_YET(Outcome.REFUSED, "this category of data comes with a later release"),
    ID_BELONGS_ELSEWHERE(Outcome.REFUSED, "another record has this id, and it belongs elsewhere"),
    HOME_CHANGED(Outcome.REFUSED, "an update can't move a record to another home"),
    VARIANT_CHANGED(Outcome.REFUSED, "an update can't change the kind of a record"),
    HALF_TAKEN_OVER(
            Outcome.REFUSED, "the responding site has changed this half of a transfer; only that site may edit it now"),
    ID_RESERVED(Outcome.REFUSED, "only the half of a transfer may have an id of this form"),
    IN_USE(Outcome.REFUSED, "the store is assigned to a site, or has data"),
    PARENT_DELETED(Outcome.REFUSED, "the record it belongs to was deleted"),
    SENDER_NOT_YOURS(
            Outcome.REFUSED,
            "the sender of a message must be a store that is active on this site; only central and the primary send without a store"),
    RECEIVER_NOT_VISIBLE(
            Outcome.REFUSED, "the store that receives the message is not visible in the store that sends it"),
    PARENT_MISSING(Outcome.QUARANTINED, "the record it belongs to is not there yet"),
    STORE_UNKNOWN(Outcome.QUARANTINED, "the store is not there yet"),
    STORE_MOVED(Outcome.QUARANTINED, "the store was moved away from this site; the change is kept for review"),
    PRIMARY_MOVED(Outcome.QUARANTINED, "another site is the primary now; the change is kept for review"),
    ROLLED_BACK_STALE(
            Outcome.QUARANTINED,
            "the change comes from a restored machine and is older than central's record; it is kept for review"),
    QUARANTINE_FULL(Outcome.RETRY_LATER, "this site's quarantine is full; nothing was stored"),
    QUOTA_SPENT(
            Outcome.RETRY_LATER,
            "this site has used up its quota of today; nothing was stored, send it again tomorrow"),
    BUSY(Outcome.RETRY_LATER, "others kept changing what this record depends on; send it again"),
    STALE(Outcome.STALE, "baseVersion is not the current version");

    private static final Map<String, RecordCode> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RecordCode::wireName, Function.identity()));

    private final Outcome outcome;
    private final String meaning;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

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

    @Override
    public String wireName() {
        return wireName;
    }

    /** The code with this wire name; empty for any other word. */
    public static Optional<RecordCode> find(String text) {
        return Optional.ofNullable(BY_WIRE_NAME.get(text));
    }

    /** @throws IllegalArgumentException if no code has this wire name */
    public static RecordCode ofWire(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("unknown code '" + text + "'"));
    }
}
