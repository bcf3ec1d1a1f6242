package org.storesync.system.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A batch as it is sent, and sent again with the same bytes. */
public record Batch(UUID id, UUID lineage, int lane, long firstSeq, List<Change> changes, boolean review) {
    public Batch {
        changes = List.copyOf(changes);
    }

    public long lastSeq() {
        return firstSeq + changes.size() - 1;
    }

    /** The NDJSON of docs/protocol.md. */
    public byte[] bytes() {
        String lines = changes.stream().map(change -> change.line() + "\n").collect(Collectors.joining());
        return (header(changes.size()) + "\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The header line, with any count. */
    public String header(int count) {
        return "{\"batchId\":\"" + id + "\",\"lineage\":\"" + lineage + "\",\"lane\":" + lane + ",\"firstSeq\":"
                + firstSeq + ",\"count\":" + count + (review ? ",\"review\":true" : "") + "}";
    }
}
