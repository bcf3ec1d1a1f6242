package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.storesync.kit.test.TestTokens;

/** The feed as the transfer-service reads it. */
final class Feed {
    private static final int PARTITIONS = 16;

    private Feed() {}

    /** A record's newest row. */
    static JsonNode of(String record) {
        return allOf(record).getLast();
    }

    /** A record's rows as they stand now, once for each range they are told in. */
    static List<JsonNode> allOf(String record) {
        List<JsonNode> found = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long after = 0;
            long head;
            do {
                String[] lines = page(partition, after).split("\n", -1);
                JsonNode header = Central.json(lines[0].getBytes(UTF_8));
                for (int i = 1; i < lines.length; i++) {
                    if (lines[i].contains("\"id\":\"" + record + "\"")) {
                        found.add(Central.json(lines[i].getBytes(UTF_8)));
                    }
                }
                after = header.get("after").asLong();
                head = header.get("head").asLong();
            } while (after < head);
        }
        return found;
    }

    private static String page(int partition, long after) {
        return given().auth()
                .oauth2(TestTokens.client("transfer-service", "routing-service").token())
                .get("/internal/v1/feed/" + partition + "?limit=5000&after=" + after)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
