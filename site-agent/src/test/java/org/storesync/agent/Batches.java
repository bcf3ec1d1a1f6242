package org.storesync.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.storesync.agent.central.PushBatch;

/** Reads what a site would send. */
public final class Batches {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Batches() {}

    /** The header, then the changes. */
    public static List<JsonNode> lines(PushBatch batch) {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(batch.content().gzip()))) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
                try (MappingIterator<JsonNode> values =
                        JSON.readerFor(JsonNode.class).readValues(line)) {
                    lines.addAll(values.readAll());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> changes(PushBatch batch) {
        List<JsonNode> lines = lines(batch);
        return lines.subList(1, lines.size());
    }
}
