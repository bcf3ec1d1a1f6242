package org.storesync.model.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Batch;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.BatchReader;
import org.storesync.model.json.PushedChange;

/** What is written can be read with the same meaning (docs/protocol.md, Push). */
class BatchWriterTest {
    private static final BatchHeader HEADER = new BatchHeader(new UUID(1, 2), new UUID(3, 4), 9, 121, 3, 35L, true);

    private static BatchWriter threeChanges() {
        BatchWriter writer = new BatchWriter();
        writer.add(
                "item",
                "q\"\\é\u0001",
                Operation.UPSERT,
                4L,
                "{\"ID\":\"q\\\"\\\\é\\u0001\",\r\n\"a\":1.10}".getBytes(UTF_8));
        writer.add("item", "J", Operation.DELETE, null, null);
        writer.add("item", "K", Operation.MERGE, 0L, "{}".getBytes(UTF_8));
        return writer;
    }

    @DisplayName("a header, then a line for each change; what has a default is left out, and a body stays byte by byte")
    @Test
    void writesLines() {
        assertThat(new String(threeChanges().bytes(HEADER), UTF_8))
                .isEqualTo("{\"batchId\":\"" + HEADER.batchId() + "\",\"lineage\":\"" + HEADER.lineage()
                        + "\",\"lane\":9,\"firstSeq\":121,\"count\":3,\"queued\":35,\"review\":true}\n"
                        + "{\"type\":\"item\",\"id\":\"q\\\"\\\\é\\u0001\",\"baseVersion\":4,"
                        + "\"body\":{\"ID\":\"q\\\"\\\\é\\u0001\",  \"a\":1.10}}\n"
                        + "{\"type\":\"item\",\"id\":\"J\",\"op\":\"delete\"}\n"
                        + "{\"type\":\"item\",\"id\":\"K\",\"op\":\"merge\",\"baseVersion\":0,\"body\":{}}\n");
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        BatchHeader plain = new BatchHeader(HEADER.batchId(), HEADER.lineage(), 0, 1, 0, null, false);

        assertThat(new String(new BatchWriter().bytes(plain), UTF_8))
                .isEqualTo("{\"batchId\":\"" + HEADER.batchId() + "\",\"lineage\":\"" + HEADER.lineage()
                        + "\",\"lane\":0,\"firstSeq\":1,\"count\":0}\n");
    }

    @Test
    void isReadAsItWasMeant() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        threeChanges().writeTo(out, HEADER);

        Batch batch = new BatchReader(RecordCatalogue.standard(), 10).readLines(out.toByteArray());

        assertThat(batch.header()).isEqualTo(HEADER);
        assertThat(batch.changes()).extracting(PushedChange::fault).containsOnlyNulls();
        assertThat(batch.changes()).extracting(PushedChange::id).containsExactly("q\"\\é\u0001", "J", "K");
        assertThat(batch.changes())
                .extracting(PushedChange::op)
                .containsExactly(Operation.UPSERT, Operation.DELETE, Operation.MERGE);
        assertThat(batch.changes()).extracting(PushedChange::baseVersion).containsExactly(4L, -1L, 0L);
        assertThat(out.toByteArray()).isEqualTo(threeChanges().bytes(HEADER));
    }

    @Test
    void theHeaderSaysHowManyThereAre() {
        assertThatThrownBy(() -> new BatchWriter().bytes(HEADER)).hasMessageContaining("3 changes, 0 were added");
    }
}
