package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.sees;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.FeedPartitions;

/** A new consumer of the feed reads each record in its home stream, and nowhere else. */
@QuarkusTest
class FeedBeginningTest {

    /**
     * The copy in the other store's inbox has the same version. A consumer that read it first would take the document for one that belongs
     * to no store.
     */
    @Test
    void aDocumentInAnInboxIsToldAtItsHomeOnly() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String other = aStoreOn(aSite("desktop"));
        sees(store, other);
        String document = id();
        String line = id();
        site.push(invoice(document, store, "fn", other), invoiceLine(line, document));

        assertThat(streamsThatTell(document)).containsExactly("store/" + store);
        assertThat(streamsThatTell(line)).containsExactly("store/" + store);
    }

    @Test
    void aConsumerIsToldOfTheTypesItAsksFor() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String document = id();
        String line = id();
        site.push(invoice(document, store, "fn", aStoreOn(aSite("desktop"))), invoiceLine(line, document));

        for (String rows : List.of(ofStreams("&types=trans_line,item"), ofFeed("&types=trans_line,item"))) {
            assertThat(rows).contains(line).doesNotContain("\"type\":\"transact\"");
        }
        assertThat(ofFeed("")).contains(line).contains("\"type\":\"transact\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/feed/0", "/internal/v1/streams/1"})
    void aTypeThereIsNotIsRefused(String path) {
        given().auth()
                .oauth2(token())
                .get(path + "?types=item,itm")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("itm"));
    }

    private static String ofStreams(String types) {
        StringBuilder rows = new StringBuilder();
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            List<Integer> streams = asTransfers("/internal/v1/streams?partition=" + partition, "items.streamId");
            streams.forEach(stream -> Feed.rowsOfStream(stream, types, rows::append));
        }
        return rows.toString();
    }

    private static String ofFeed(String types) {
        StringBuilder rows = new StringBuilder();
        Feed.rows(types, rows::append);
        return rows.toString();
    }

    private static List<String> streamsThatTell(String record) {
        List<String> found = new ArrayList<>();
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            List<Integer> streams = asTransfers("/internal/v1/streams?partition=" + partition, "items.streamId");
            List<String> names = asTransfers("/internal/v1/streams?partition=" + partition, "items.stream");
            for (int i = 0; i < streams.size(); i++) {
                if (rowsOf(streams.get(i)).contains(record)) {
                    found.add(names.get(i));
                }
            }
        }
        return found;
    }

    private static <T> List<T> asTransfers(String path, String field) {
        return given().auth()
                .oauth2(token())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path(field);
    }

    private static String rowsOf(int stream) {
        StringBuilder rows = new StringBuilder();
        Feed.rowsOfStream(stream, "", rows::append);
        return rows.toString();
    }

    private static String token() {
        return TestTokens.client("transfer-service", "routing-service").token();
    }
}
