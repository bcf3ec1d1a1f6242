package org.storesync.model;

/**
 * The limits of the protocol (docs/protocol.md), which every client can rely on. A deployment may set lower ones, and then says so in its
 * SiteView.
 */
public final class WireLimits {
    /** Bytes of a record's id. */
    public static final int ID_BYTES = 64;
    /** Bytes of a record type's name. */
    public static final int TYPE_BYTES = 64;
    /** Characters of the header Storesync-Device. */
    public static final int DEVICE_CHARACTERS = 64;

    /** Bytes of a record. */
    public static final int RECORD_BYTES = 1 << 20;
    /** Bytes of a record of a type that is marked as large. */
    public static final int LARGE_RECORD_BYTES = 8 << 20;
    /** Levels of objects and lists in a body. */
    public static final int NESTING = 64;
    /** Digits of a number in a body. */
    public static final int NUMBER_DIGITS = 64;

    /** Changes in a batch. */
    public static final int BATCH_RECORDS = 5_000;
    /** Bytes of a batch as it is sent. */
    public static final int BATCH_BYTES = 16 << 20;
    /** Bytes of a batch after inflation. */
    public static final int BATCH_BYTES_INFLATED = 2 * BATCH_BYTES;
    /** Lanes of an internal site; a remote site has one. */
    public static final int LANES = 1024;
    /** A siteSeq or a version is never above this, so that every language can hold it. */
    public static final long NUMBER = 1L << 53;

    /** Rows on a page, of a pull or of the feed. */
    public static final int PAGE_RECORDS = 5_000;
    /** Bytes of the rows on a page of a pull. */
    public static final int PAGE_BYTES = 8 << 20;

    private WireLimits() {}
}
