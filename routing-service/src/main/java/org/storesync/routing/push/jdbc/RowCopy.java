package org.storesync.routing.push.jdbc;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.storesync.routing.push.log.Marks;
import org.storesync.routing.push.log.Row;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.CopyBuffer;

/** New rows of table {@code record} in the form of COPY (docs/adr/0012). */
final class RowCopy {
    static final String COPY =
            "copy record (seq, created_seq, version, site_seq, received_at, stream_id, lineage, stands_for, record_type,"
                    + " parent_type, op, record_id, parent_id, copied_to, written_by, not_addressed, half, body) from stdin binary";
    private static final int ROW_BYTES = 172;
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;

    private RowCopy() {}

    static CopyBuffer of(List<Row> rows, Instant now) {
        long micros = (now.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000 + now.getNano() / 1000;
        long bytes = 0;
        for (Row row : rows) {
            bytes += ROW_BYTES + row.to() - row.from();
        }
        CopyBuffer buffer = new CopyBuffer((int) Math.min(bytes, Integer.MAX_VALUE / 2));
        for (Row row : rows) {
            RecordKey parent = row.parent();
            buffer.row(18)
                    .int8(row.seq())
                    .int8(row.createdSeq())
                    .int8(row.version())
                    .int8OrNull(row.siteSeq());
            buffer.int8(micros).int4(row.stream()).int4OrNull(row.lineage()).int4OrNull(row.standsFor());
            buffer.int2(row.key().type());
            if (parent == null) {
                buffer.none();
            } else {
                buffer.int2(parent.type());
            }
            buffer.letter(row.op().code()).bytes(row.key().id()).bytes(parent == null ? null : parent.id());
            integers(buffer, row.copiedTo());
            marks(buffer, row.marks());
            if (row.buf() == null) {
                buffer.none();
            } else {
                buffer.bytes(row.buf(), row.from(), row.to());
            }
        }
        return buffer;
    }

    private static void marks(CopyBuffer buffer, Marks marks) {
        buffer.int4OrNull(marks.writtenBy());
        buffer.text(marks.notAddressed() == null ? null : marks.notAddressed().wireName());
        buffer.text(marks.half().code());
    }

    private static void integers(CopyBuffer buffer, List<Integer> values) {
        if (values.isEmpty()) {
            buffer.none();
            return;
        }
        ByteBuffer array = ByteBuffer.allocate(20 + 8 * values.size());
        array.putInt(1).putInt(0).putInt(23).putInt(values.size()).putInt(1);
        values.forEach(value -> array.putInt(4).putInt(value));
        buffer.bytes(array.array());
    }
}
