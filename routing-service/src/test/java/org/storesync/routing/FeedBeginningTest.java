package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestTokens;

/** How a consumer of the feed begins: it reads each record in the stream where it is at home, and nowhere else. */
@QuarkusTest
class FeedBeginningTest {

    /** The copy in the other store's inbox has the same version: whoever read it first would take the document for one of no store. */
    @Test
    void aDocumentInAnInboxIsToldAtItsHomeOnly() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String other = aStoreOn(aSite("desktop"));
        String document = id();
        String line = id();
        site.push(invoice(document, store, "fn", other), invoiceLine(line, document));

        assertThat(streamsThatTell(document)).containsExactly("store/" + store);
        assertThat(streamsThatTell(line)).containsExactly("store/" + store);
    }

    private static List<String> streamsThatTell(String record) {
        List<String> found = new ArrayList<>();
        for (int partition = 0; partition < 16; partition++) {
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
        return given().auth()
                .oauth2(token())
                .get("/internal/v1/streams/" + stream + "?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String token() {
        return TestTokens.client("transfer-service", "routing-service").token();
    }
}
