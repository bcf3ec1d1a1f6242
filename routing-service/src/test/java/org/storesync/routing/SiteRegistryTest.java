package org.storesync.routing;

import static org.hamcrest.Matchers.equalTo;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.assign;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A site is taken out, or becomes one of another kind. */
@QuarkusTest
class SiteRegistryTest {

    @DisplayName(
            "a site is taken out once no store is active there, again without effect, and takes no store afterwards")
    @Test
    void isTakenOut() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);

        remove(site.id).statusCode(409).body("code", equalTo("in-use"));
        assign(store, null);
        remove(site.id).statusCode(204);
        remove(site.id).statusCode(204);

        asGateway().get("/internal/v1/sites/" + site.id).then().statusCode(404).body("code", equalTo("site-unknown"));
        Central.assigned(store, site).then().statusCode(404).body("code", equalTo("site-unknown"));
    }

    @DisplayName("I3: a number that a site has is not given to another one, whose gateway has forgotten it")
    @Test
    void keepsTheNumberOfASite() {
        Site site = aSite("desktop");
        String name = asGateway()
                .get("/internal/v1/sites/" + site.id)
                .then()
                .extract()
                .path("name");

        register(site.id, "Another " + name, "desktop")
                .statusCode(409)
                .body("code", equalTo("site-name-taken"))
                .body("supported.name", equalTo(name));
        register(site.id, name, "desktop").statusCode(200);

        asGateway().get("/internal/v1/sites/" + site.id).then().body("name", equalTo(name));
    }

    @DisplayName(
            "I3: no clinic gets the number of central's own site or of a service, whatever its name; central can be named")
    @Test
    void keepsTheNumbersOfInternalSites() {
        register(Central.CENTRAL_SITE, "Central", "desktop").statusCode(409).body("supported.name", equalTo("Central"));
        register(Central.TRANSFERS_SITE, "transfer-service", "desktop").statusCode(409);
        register(Central.TRANSFERS_SITE, "Central", "internal").statusCode(409);

        register(Central.CENTRAL_SITE, "Ministry", "internal").statusCode(200).body("kind", equalTo("internal"));
        register(Central.CENTRAL_SITE, "Central", "internal").statusCode(200);
    }

    private static ValidatableResponse register(int site, String name, String kind) {
        return asGateway()
                .contentType("application/json")
                .body(Map.of("name", name, "kind", kind))
                .put("/internal/v1/sites/" + site)
                .then();
    }

    @DisplayName("a service is no site to take out, or to make one of another kind")
    @Test
    void keepsServices() {
        remove(Central.TRANSFERS_SITE).statusCode(409).body("code", equalTo("in-use"));
        kind(Central.TRANSFERS_SITE, "desktop").statusCode(409).body("code", equalTo("in-use"));
    }

    @DisplayName("a site with two active stores becomes no mobile one; with one it does, and takes no second")
    @Test
    void changesItsKind() {
        Site site = aSite("desktop");
        String first = aStoreOn(site);
        String second = aStoreOn(site);

        kind(site.id, "mobile").statusCode(409).body("code", equalTo("mobile-site-full"));
        assign(first, null);
        kind(site.id, "mobile").statusCode(204);

        asGateway().get("/internal/v1/sites/" + site.id).then().body("kind", equalTo("mobile"));
        Central.assigned(first, site).then().statusCode(409).body("code", equalTo("mobile-site-full"));
        kind(site.id, "desktop").statusCode(204);
        assign(first, site);
        kind(site.id, "nonsense").statusCode(400);
        kind(999_999, "desktop").statusCode(404);
        Central.assign(second, null);
    }

    private static ValidatableResponse remove(int site) {
        return asGateway().delete("/internal/v1/sites/" + site).then();
    }

    private static ValidatableResponse kind(int site, String kind) {
        return asGateway()
                .contentType("application/json")
                .body("{\"kind\":\"" + kind + "\"}")
                .put("/internal/v1/sites/" + site + "/kind")
                .then();
    }
}
