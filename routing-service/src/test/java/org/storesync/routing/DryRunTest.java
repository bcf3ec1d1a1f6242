package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.centralCollects;
import static org.storesync.routing.Central.choose;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.join;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.settle;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;
import static org.storesync.routing.Central.typesFollow;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.test.TestTokens;

/** What an act would do is what it does (G6). */
@QuarkusTest
class DryRunTest {

    @DisplayName("G6: a move: what both sites get and forget, with the stores that the moved store sees")
    @Test
    void aMoveDoesWhatWasForeseen() {
        Site from = aSite("desktop");
        Site to = aSite("desktop");
        String moved = aStoreOn(from);
        String seen = aStoreOn(aSite("desktop"));
        String collected = aStoreOn(aSite("desktop"));
        aPrimary().push(store(moved, nameOf(moved), "dispensary"));
        sees(moved, seen);
        sees(moved, collected);
        typesFollow();
        choose(collected, from.id, "collector").then().statusCode(200);
        from.push(stock(id(), moved), stock(id(), moved), stock(id(), moved), invoice(id(), moved, "nw", collected));
        from.sync();
        to.sync();
        Map<String, String> fromBefore = held(from);
        Map<String, String> toBefore = held(to);

        JsonNode foreseen = dryRun(moved, "assignment?siteId=" + to.id);
        assertThat(held(from)).as("nothing changes").isEqualTo(fromBefore);
        assertThat(dryRun(moved, "assignment?siteId=" + to.id)).isEqualTo(foreseen);
        assertThat(foreseen.has("refused")).isFalse();
        assertThat(foreseen.path("needsReason")).isEmpty();
        JsonNode leaves = at(foreseen, from);
        JsonNode comes = at(foreseen, to);
        assertThat(leaves.path("before").asText() + " " + leaves.path("after").asText())
                .isEqualTo("active none");
        assertThat(leaves.path("losesRight").asBoolean()).isTrue();
        assertThat(leaves.path("forgetsStores").asInt()).isEqualTo(3);
        assertThat(comes.path("before").asText() + " " + comes.path("after").asText())
                .isEqualTo("none active");
        assertThat(comes.path("gainsStores").asInt()).isEqualTo(3);
        assertThat(comes.path("gets").path("bytes").asLong()).isPositive();
        assertThat(comes.path("seconds").asLong())
                .isEqualTo(Math.ceilDiv(
                        comes.path("gets").path("bytes").asLong(),
                        foreseen.path("bytesPerSecond").asLong()));

        assign(moved, to);
        typesFollow();

        assertThat(lost(fromBefore, held(from)))
                .isEqualTo(leaves.path("removes").path("records").asLong());
        assertThat(lost(held(to), toBefore))
                .isEqualTo(comes.path("gets").path("records").asLong());
    }

    @DisplayName("G6: a collector: what it gets; and what it forgets when visibility ends")
    @Test
    void aCollectorGetsWhatWasForeseen() {
        Site site = aSite("desktop");
        Site collector = aSite("desktop");
        String store = aStoreOn(site);
        String in = aStoreOn(collector);
        String join = id();
        aPrimary().pushOne(join(join, in, nameOf(store)));
        typesFollow();
        site.push(stock(id(), store), stock(id(), store));
        Map<String, String> before = held(collector);

        JsonNode foreseen = at(dryRun(store, "sync-with/" + collector.id + "?type=collector"), collector);
        choose(store, collector.id, "collector").then().statusCode(200);
        Map<String, String> collecting = held(collector);
        assertThat(lost(collecting, before))
                .isEqualTo(foreseen.path("gets").path("records").asLong());

        JsonNode ends = at(dryRun(store, "visibility?in=" + in + "&visible=false"), collector);
        assertThat(ends.path("before").asText() + " " + ends.path("after").asText())
                .isEqualTo("collector none");
        aPrimary().pushOne(Central.delete("name_store_join", join));
        typesFollow();
        // The join itself goes too. It is a record of the other store.
        assertThat(lost(collecting, held(collector)) - 1)
                .isEqualTo(ends.path("removes").path("records").asLong());
    }

    @DisplayName("G6: a name becomes visible: its store is transfer where it is seen, once")
    @Test
    void visibilityBegins() {
        Site site = aSite("desktop");
        String store = aStoreOn(aSite("desktop"));
        String in = aStoreOn(site);
        String ask = "visibility?in=" + in + "&visible=true";

        JsonNode begins = at(dryRun(store, ask), site);
        assertThat(begins.path("before").asText() + " " + begins.path("after").asText())
                .isEqualTo("none transfer");
        assertThat(begins.path("gets").path("records").asLong()).isEqualTo(1);
        sees(in, store);
        typesFollow();
        assertThat(dryRun(store, ask).path("sites")).as("it is visible already").isEmpty();
        assertThat(dryRun(store, "visibility?in=" + aStoreOn(null) + "&visible=true")
                        .path("sites"))
                .as("R16: visible in a store on no site")
                .isEmpty();
    }

    @DisplayName("G6: central begins to collect, or takes the transactions again: the site sends all")
    @Test
    void tellsWhenTheSiteSendsAll() {
        String store = aStoreOn(aSite("desktop"));
        aPrimary().push(store(store, nameOf(store), "dispensary"));
        settle();
        JsonNode off = asVendor(store, false);
        assertThat(off.path("sendsAll").asBoolean()).isFalse();
        assertThat(off.has("refused")).isFalse();

        centralCollects(store, false);
        JsonNode collects = dryRun(store, "sync-with/" + Central.CENTRAL_SITE + "?type=collector");
        assertThat(collects.path("sendsAll").asBoolean()).isTrue();
        assertThat(collects.at("/sites/0/gets/records").asLong())
                .as("central has what it has")
                .isZero();
    }

    @DisplayName("G6: an act that is refused, and one that needs a reason (R41, A6)")
    @Test
    void tellsWhatStandsAgainstIt() {
        Site mobile = aSite("mobile");
        Site from = aSite("desktop");
        aStoreOn(mobile);
        String moved = aStoreOn(from);
        assertThat(dryRun(moved, "assignment?siteId=" + mobile.id)
                        .path("refused")
                        .asText())
                .isEqualTo("mobile-site-full");
        assertThat(dryRun(moved, "assignment?siteId=999999").path("refused").asText())
                .isEqualTo("site-unknown");
        assertThat(dryRun(moved, "sync-with/" + mobile.id + "?type=collector")
                        .path("refused")
                        .asText())
                .isEqualTo("type-follows-visibility");

        centralCollects(moved, false);
        assertThat(dryRun(moved, "assignment?siteId=" + aSite("desktop").id).path("needsReason"))
                .extracting(JsonNode::asText)
                .containsExactly("store-not-collected", "not-synchronised");
        assertThat(dryRun(moved, "assignment").path("sites")).hasSize(1);
    }

    @DisplayName("G6: bad input")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "x/dry-run/assignment?siteId=1, 404",
        "%00/dry-run/assignment?siteId=1, 404",
        "x/dry-run/assignment?siteId=-1, 400",
        "x/dry-run/sync-with/1?type=active, 400",
        "x/dry-run/sync-with/1, 400",
        "x/dry-run/visibility?visible=true, 400",
        "x/dry-run/visibility?in=y&visible=perhaps, 400",
        "x/dry-run/visibility?in=y&visible=true, 404"
    })
    void badInput(String path, int status) {
        asAdmin()
                .urlEncodingEnabled(false)
                .get("/admin/v1/stores/" + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    private static JsonNode dryRun(String store, String act) {
        return Central.json(asAdmin()
                .get("/admin/v1/stores/" + store + "/dry-run/" + act)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .asByteArray());
    }

    private static JsonNode asVendor(String store, boolean included) {
        return Central.json(RestAssured.given()
                .auth()
                .oauth2(TestTokens.person("sync-vendor").token())
                .get("/admin/v1/stores/" + store + "/dry-run/transactions?included=" + included)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private static JsonNode at(JsonNode foreseen, Site site) {
        List<JsonNode> found = foreseen.path("sites").findParents("siteId").stream()
                .filter(each -> each.path("siteId").asInt() == site.id)
                .toList();
        assertThat(found).as("site %s in %s", site.id, foreseen).hasSize(1);
        return found.getFirst();
    }

    private static Map<String, String> held(Site site) {
        site.drain();
        return new HashMap<>(site.replica.bodies());
    }

    /** How many records the first has that the second has not. */
    private static long lost(Map<String, String> first, Map<String, String> second) {
        return first.keySet().stream().filter(key -> !second.containsKey(key)).count();
    }
}
