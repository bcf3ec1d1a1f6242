package org.storesync.agent.central;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Operation;

/** Reads the NDJSON of a page: a header line and its rows. Bodies are cut out as they are, and never read and written again. */
final class PageReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1000).build())
            .build();
    private static final ObjectReader HEADER = JsonMapper.builder(FACTORY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Header.class);

    private PageReader() {}

    /** The first line. */
    record Header(
            String cursor,
            int count,
            long remaining,
            boolean drained,
            @Nullable List<Page.Begin> begins,
            @Nullable List<Long> ends,
            @Nullable List<Long> live) {}

    /** @throws BrokenAnswer if a row is missing or is not what the protocol says: then the site asks for the whole page again */
    static Page read(byte[] ndjson, long wireBytes) {
        try (JsonParser parser = FACTORY.createParser(ndjson)) {
            parser.setCodec(new ObjectMapper(FACTORY));
            if (parser.nextToken() == null) {
                throw new BrokenAnswer("central's page is empty");
            }
            Header header = HEADER.readValue(parser);
            List<PageRow> rows = new ArrayList<>(header.count());
            while (parser.nextToken() != null) {
                rows.add(row(parser, ndjson));
            }
            if (rows.size() != header.count() || header.cursor() == null) {
                throw new BrokenAnswer("central's page has " + rows.size() + " of " + header.count() + " rows");
            }
            return new Page(
                    header.cursor(),
                    header.remaining(),
                    header.drained(),
                    orEmpty(header.begins()),
                    orEmpty(header.ends()),
                    header.drained() ? orEmpty(header.live()) : null,
                    rows,
                    wireBytes);
        } catch (IOException e) {
            throw new BrokenAnswer("central's page can't be read: it is cut or not NDJSON", e);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static PageRow row(JsonParser parser, byte[] ndjson) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BrokenAnswer("a row of central's page is not an object");
        }
        Fields row = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (field) {
                case "in" -> row.in = parser.getLongValue();
                case "type" -> row.type = parser.getText();
                case "id" -> row.id = parser.getText();
                case "op" -> row.op = operation(parser.getText());
                case "version" -> row.version = parser.getLongValue();
                case "for" -> row.standsFor = parser.getLongValue();
                case "answers" -> row.answers = parser.getLongValue();
                case "drop" -> row.drop = parser.getLongValue();
                case "body" -> row.body = slice(parser, ndjson);
                default -> parser.skipChildren();
            }
        }
        return row.toRow();
    }

    private static Operation operation(String word) {
        return Operation.find(word).orElseThrow(() -> unknown(word));
    }

    private static BrokenAnswer unknown(String word) {
        return new BrokenAnswer("central sent the operation '" + word + "', which this version does not know");
    }

    private static Body slice(JsonParser parser, byte[] ndjson) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Body.of(
                Arrays.copyOfRange(ndjson, from, (int) parser.currentLocation().getByteOffset()));
    }

    private static final class Fields {
        private long in = -1;
        private @Nullable String type;
        private @Nullable String id;
        private Operation op = Operation.UPSERT;
        private long version = -1;
        private @Nullable Long standsFor;
        private @Nullable Long answers;
        private @Nullable Long drop;
        private @Nullable Body body;

        PageRow toRow() {
            if (op == Operation.DROP_STREAM) {
                return new PageRow.DropStream(in, required(drop, "drop"));
            }
            RecordKey key = new RecordKey(required(type, "type"), required(id, "id"));
            PageRow.Letter letter = standsFor == null ? null : new PageRow.Letter(standsFor, answers);
            if (version < 0 && op != Operation.REMOVE) {
                throw new BrokenAnswer("a row of central's page has no version");
            }
            return switch (op) {
                case UPSERT -> new PageRow.Upsert(in, key, version, letter, required(body, "body"));
                case DELETE -> new PageRow.Delete(in, key, version, letter);
                case REMOVE -> new PageRow.Remove(in, key, version, letter);
                case MERGE, DROP_STREAM -> throw unknown(op.wireName());
            };
        }

        private static <T> T required(@Nullable T value, String field) {
            if (value == null) {
                throw new BrokenAnswer("a row of central's page has no " + field);
            }
            return value;
        }
    }
}
