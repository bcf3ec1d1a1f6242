package org.storesync.agent.central;

import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

/** One line of a page. */
public sealed interface PageRow {
    /** The subscription the row came through. */
    long in();

    /** A row about one record. */
    sealed interface OfRecord extends PageRow {
        RecordKey key();

        long version();

        @Nullable
        Letter letter();

        /** The subscription the record is held through by this row: the one a letter stands for, else the one it came through. */
        default long holding() {
            Letter letter = letter();
            return letter == null ? in() : letter.standsFor();
        }
    }

    /** What marks a row of the stream {@code site/K}: the subscription it stands for, and the siteSeq a correction answers. */
    record Letter(long standsFor, @Nullable Long answers) {}

    /** The record's state. */
    record Upsert(
            long in, RecordKey key, long version, @Nullable Letter letter, Body body) implements OfRecord {}

    /** Gone for everybody. */
    record Delete(
            long in, RecordKey key, long version, @Nullable Letter letter) implements OfRecord {}

    /** The record left a stream. */
    record Remove(
            long in, RecordKey key, long version, @Nullable Letter letter) implements OfRecord {}

    /** A subscription ended. */
    record DropStream(long in, long ended) implements PageRow {}
}
