package org.storesync.routing.push.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;

/**
 * A row of the log as it will be written.
 *
 * @param lineage the installation that pushed exactly this body into this stream; 0 for none
 * @param standsFor the stream a letter stands for; 0 for a plain row
 * @param siteSeq the change's number, or the number that a letter answers; 0 for none
 * @param marks of a home row
 * @param buf holds the body in {@code from..to}; null for none
 */
public record Row(
        int stream,
        RecordKey key,
        long seq,
        long createdSeq,
        long version,
        Operation op,
        int lineage,
        long siteSeq,
        int standsFor,
        @Nullable RecordKey parent,
        List<Integer> copiedTo,
        Marks marks,
        byte @Nullable [] buf,
        int from,
        int to) {

    /** A row that says that a record left a stream. */
    public static Row removed(int stream, RecordKey key, long seq, long version, @Nullable RecordKey parent) {
        return new Row(
                stream, key, seq, seq, version, Operation.REMOVE, 0, 0, 0, parent, List.of(), Marks.NONE, null, 0, 0);
    }

    /**
     * A correction without its body.
     *
     * @param standsFor the stream through which the site holds the record
     * @param answers the number of the change it answers; 0 for none
     */
    public static Row letter(
            int stream, RecordKey key, long seq, long version, Operation op, int standsFor, long answers) {
        return new Row(
                stream, key, seq, seq, version, op, 0, answers, standsFor, null, List.of(), Marks.NONE, null, 0, 0);
    }
}
