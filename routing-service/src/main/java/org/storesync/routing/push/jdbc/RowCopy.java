package org.storesync.routing.push.jdbc;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.storesync.routing.push.log.Marks;
import org.storesync.routing.push.log.Row;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.CopyStream;

/** New rows of table {@code record} in the form of COPY (docs/adr/0012). */
final class RowCopy {
    static final String COPY =
            "copy record (seq, created_seq, version, site_seq, received_at, stream_id, lineage, stands_for, record_type,"
                    + " parent_type, op, record_id, parent_id, copied_to, written_by, not_addressed, half, body) from stdin binary";
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;

    private RowCopy() {}

    static void write(CopyStream out, List<Row> rows, Instant now) throws SQLException {
        long micros = (now.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000 + now.getNano() / 1000;
        for (Row row : rows) {
            RecordKey parent = row.parent();
            out.row(18)
                    .int8(row.seq())
                    .int8(row.createdSeq())
                    .int8(row.version())
                    .int8OrNull(row.siteSeq());
            out.int8(micros).int4(row.stream()).int4OrNull(row.lineage()).int4OrNull(row.standsFor());
            out.int2(row.key().type());
            if (parent == null) {
                out.none();
            } else {
                out.int2(parent.type());
            }
            out.letter(row.op().code()).bytes(row.key().id()).bytes(parent == null ? null : parent.id());
            integers(out, row.copiedTo());
            marks(out, row.marks());
            if (row.buf() == null) {
                out.none();
            } else {
                out.bytes(row.buf(), row.from(), row.to());
            }
        }
    }

    private static void marks(CopyStream out, Marks marks) throws SQLException {
        out.int4OrNull(marks.writtenBy());
        out.text(marks.notAddressed() == null ? null : marks.notAddressed().wireName());
        out.text(marks.half().code());
    }

    private static void integers(CopyStream out, List<Integer> values) throws SQLException {
        if (values.isEmpty()) {
            out.none();
            return;
        }
        ByteBuffer array = ByteBuffer.allocate(20 + 8 * values.size());
        array.putInt(1).putInt(0).putInt(23).putInt(values.size()).putInt(1);
        values.forEach(value -> array.putInt(4).putInt(value));
        out.bytes(array.array());
    }
}
