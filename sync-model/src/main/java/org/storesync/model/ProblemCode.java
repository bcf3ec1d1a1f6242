package org.storesync.model;

import java.util.Locale;

/** Every fault of a call, with its HTTP status. Listed in docs/protocol.md, which is generated from here. */
public enum ProblemCode {
    NOT_AUTHENTICATED(401, "no valid credentials; check site id and secret, or take a new token"),
    FORBIDDEN(403, "these credentials don't allow this call"),
    LOGIN_TOO_OLD(403, "the login is too old for a change of sync settings; sign in again"),
    SITE_SUSPENDED(403, "this site is suspended; ask an administrator"),
    WRONG_DEVICE(403, "the site is bound to another machine; an administrator can release it"),
    TOO_MANY_ATTEMPTS(429, "too many wrong secrets; wait before trying again"),
    RATE_LIMITED(429, "too many calls; wait before trying again"),
    DEVICE_REQUIRED(400, "the header Storesync-Device is missing or longer than 64 characters"),
    PROTOCOL_NOT_SERVED(409, "this protocol version is not served; update the client"),
    INVALID_REQUEST(400, "a parameter or field is wrong; violations says which"),
    MALFORMED_HEAD(400, "the address or a header can't be read; write the address in ASCII, with escapes of UTF-8"),
    ADDRESS_TOO_LONG(414, "the address is longer than the limit; send fewer or shorter parameters"),
    HEADERS_TOO_LARGE(431, "the headers are larger than the limit; send fewer or shorter headers"),
    MALFORMED_BODY(400, "the body is not valid in its format"),
    TRUNCATED_BODY(400, "the body ended early; send it again"),
    BODY_TOO_LARGE(413, "the body is larger than the limit; send smaller batches"),
    INFLATED_TOO_LARGE(413, "the inflated body is larger than the limit; send smaller batches"),
    TOO_MANY_RECORDS(413, "the batch has more records than the limit; send smaller batches"),
    UNSUPPORTED_MEDIA_TYPE(415, "use application/json or application/x-ndjson, plain or gzip"),
    NOT_ACCEPTABLE(406, "only application/json and application/x-ndjson can be answered"),
    SLOW_CLIENT(408, "the body did not arrive in time; send smaller batches"),
    PUSH_RUNNING(409, "another push of this lane is running; wait for its answer"),
    BATCH_DIFFERS(409, "a batch with this id and other content was answered before; the problem has its outcome"),
    SEQUENCE_OVERLAPS(
            409, "the batch has a new id, but begins at numbers that this lane has answered and goes beyond them"),
    LINEAGE_UNKNOWN(409, "central does not know this installation; begin with POST /api/v1/site"),
    LINEAGE_RETIRED(409, "another installation took this site's place; take a new lineage and load everything again"),
    CURSOR_MALFORMED(400, "central did not make this cursor; pull without a cursor to load everything again"),
    CURSOR_FOREIGN(409, "the cursor belongs to another site; pull without a cursor to load everything again"),
    SITE_UNKNOWN(404, "no such site"),
    STORE_UNKNOWN(404, "no such store"),
    NOT_FOUND(404, "nothing is served under this address"),
    METHOD_NOT_ALLOWED(405, "this address does not serve that method"),
    SITE_NAME_TAKEN(409, "another site has this name"),
    STORE_NOT_ON_SITE(409, "the store is not visible at this site, or is active there"),
    TYPE_FOLLOWS_VISIBILITY(
            409,
            "a store that is visible at a site is transfer there, or collector by choice; one that is not is none"),
    STORE_NO_DISPENSARY(409, "only a dispensary can leave its transactions out of sync"),
    MOBILE_SITE_FULL(409, "a mobile site has exactly one active store"),
    STORE_NOT_COLLECTED(
            409,
            "central does not collect all of this store, and its new site could load only what central has; give a reason"),
    NOT_SYNCHRONISED(409, "a site has not sent or received everything; let it sync, or give a reason"),
    PRIMARY_NOT_FIT(409, "this site can't be the primary; the problem says why"),
    RECORD_UNKNOWN(404, "no such record"),
    TRANSFER_UNKNOWN(404, "no document with this id is a transfer"),
    TRANSFER_NOT_FIT(
            409, "a store of the transfer, or a record that it names, is not known yet, or its source needs no half"),
    CODE_TAKEN(409, "another record has this code or name"),
    RECORD_EXISTS(409, "this record exists already; change it instead"),
    IN_USE(409, "other records refer to it; the problem says which and how many"),
    NOT_PRIMARY(409, "another site edits central data now; here you can only read them"),
    IMPORT_RUNNING(409, "another import is running; wait for its end"),
    STATE_CHANGED(412, "the record was changed meanwhile; read it again"),
    CONDITION_REQUIRED(428, "send the ETag you read as If-Match"),
    MAINTENANCE(503, "central is in maintenance; try again later"),
    ROUTING_UNAVAILABLE(503, "central can't take calls right now; nothing was lost, try again later"),
    CATCHING_UP(503, "this service is still reading what central has; try again in a moment"),
    INTERNAL(500, "central failed; the request id helps to find out why");

    private final int status;
    private final String meaning;

    ProblemCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    /** One line for people: what it is and what to do. */
    public String meaning() {
        return meaning;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code urn:problem:<code>}, the problem's type. */
    public String type() {
        return "urn:problem:" + wireName();
    }

    /** @throws IllegalArgumentException if no code has this wire name */
    public static ProblemCode ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
