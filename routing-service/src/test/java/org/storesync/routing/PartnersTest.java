package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.routing.Central.CENTRAL_SITE;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.join;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.typesFollow;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sites with which a site exchanges records (A5). */
@QuarkusTest
class PartnersTest {

    @DisplayName("A5: partners are central, the primary, who sees a store of the site, and whose stores it sees")
    @Test
    void followWhatStoresAreOnSites() {
        Site clinic = aSite("desktop");
        Site depot = aSite("desktop");
        Site stranger = aSite("desktop");
        String ward = aStoreOn(clinic);
        String warehouse = aStoreOn(depot);
        aStoreOn(stranger);
        assertThat(partners(clinic)).containsExactly(CENTRAL_SITE + " central 1 0", aPrimary().id + " primary 1 0");

        aPrimary().pushOne(join(id(), ward, nameOf(warehouse)));
        typesFollow();

        assertThat(partners(clinic)).contains(depot.id + " site 0 1").hasSize(3);
        assertThat(partners(depot)).contains(clinic.id + " site 1 0").hasSize(3);
        assertThat(partners(stranger)).hasSize(2);
    }

    @DisplayName("A5: the list has pages; no other site has partners")
    @Test
    void hasPages() {
        Site primary = aPrimary();
        Site clinic = aSite("mobile");
        JsonNode first = Central.json(asAdmin()
                .get("/admin/v1/sites/" + clinic.id + "/partners?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        asAdmin()
                .get("/admin/v1/sites/" + clinic.id + "/partners?limit=1&cursor="
                        + first.path("nextCursor").asText())
                .then()
                .statusCode(200)
                .body("items[0].siteId", equalTo(primary.id));
        asAdmin().get("/admin/v1/sites/999999/partners").then().statusCode(404).body("code", equalTo("site-unknown"));
        asAdmin()
                .get("/admin/v1/sites/x/partners")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("siteId")));
        asAdmin().get("/admin/v1/sites/0/partners").then().statusCode(400).body("code", equalTo("invalid-request"));
    }

    private static List<String> partners(Site site) {
        List<String> found = new ArrayList<>();
        Central.json(asAdmin()
                        .get("/admin/v1/sites/" + site.id + "/partners")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .path("items")
                .forEach(partner -> found.add(String.join(
                        " ",
                        partner.path("siteId").asText(),
                        partner.path("role").asText(),
                        partner.path("ours").asText(),
                        partner.path("theirs").asText())));
        return found;
    }
}
