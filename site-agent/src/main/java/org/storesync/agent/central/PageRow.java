package org.storesync.agent.central;

import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

/** One line of a page. */
public sealed interface PageRow {
    /** The subscription through which the row came. */
    long in();

    /** A row about one record. */
    sealed interface OfRecord extends PageRow {
        RecordKey key();

        long version();

        @Nullable
        Letter letter();

        /**
         * The subscription through which the site holds the record by this row: the one for which a letter stands, otherwise the one
         * through which the row came.
         */
        default long holding() {
            Letter letter = letter();
            return letter == null ? in() : letter.standsFor();
        }
    }

    /** What a row of the stream {@code site/K} carries: the subscription for which it stands, and the siteSeq that a correction answers. */
    record Letter(long standsFor, @Nullable Long answers) {}

    /** The record's state. */
    record Upsert(
            long in, RecordKey key, long version, @Nullable Letter letter, Body body) implements OfRecord {}

    /** The record was deleted for all sites. */
    record Delete(
            long in, RecordKey key, long version, @Nullable Letter letter) implements OfRecord {}

    /** The record left a stream. */
    record Remove(
            long in, RecordKey key, long version, @Nullable Letter letter) implements OfRecord {}

    /** A subscription ended. */
    record DropStream(long in, long ended) implements PageRow {}
}
