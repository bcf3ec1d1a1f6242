package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.FeedPartitions;

/** The feed as the transfer-service reads it. */
final class Feed {
    private Feed() {}

    /** A record's newest row. */
    static JsonNode of(String record) {
        return allOf(record).getLast();
    }

    /** A record's present rows, once for each range that tells them. */
    static List<JsonNode> allOf(String record) {
        List<JsonNode> found = new ArrayList<>();
        rows("", row -> {
            if (row.contains("\"id\":\"" + record + "\"")) {
                found.add(Central.json(row.getBytes(UTF_8)));
            }
        });
        return found;
    }

    /** Every row of every partition, page by page. The first rows may come from other tests. */
    static void rows(String query, Consumer<String> row) {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            long after = 0;
            long head;
            do {
                String[] lines = page("feed/" + partition, after, query).split("\n", -1);
                JsonNode header = Central.json(lines[0].getBytes(UTF_8));
                Stream.of(lines).skip(1).forEach(row);
                after = header.get("after").asLong();
                head = header.get("head").asLong();
            } while (after < head);
        }
    }

    /** Every row of a home stream. */
    static void rowsOfStream(int stream, String query, Consumer<String> row) {
        long after = 0;
        boolean more;
        do {
            String[] lines = page("streams/" + stream, after, query).split("\n", -1);
            JsonNode header = Central.json(lines[0].getBytes(UTF_8));
            Stream.of(lines).skip(1).forEach(row);
            after = header.get("after").asLong();
            more = header.get("more").asBoolean();
        } while (more);
    }

    private static String page(String path, long after, String query) {
        return given().auth()
                .oauth2(TestTokens.client("transfer-service", "routing-service").token())
                .get("/internal/v1/" + path + "?limit=5000&after=" + after + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
