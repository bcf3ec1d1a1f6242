package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.paging.Cursor;

/** People see which sites' data is on more than one machine. */
@QuarkusTest
class InstallationTest {
    @Inject
    AgroalDataSource database;

    @DisplayName("field-cloned two machines that take turns with one site's data are counted, and each turn is audited")
    @Test
    void countsTurns() throws SQLException {
        Site machine = aSite("desktop");
        String store = aStoreOn(machine);
        machine.sync();
        machine.accepted(stock(id(), store));
        UUID first = machine.lineage;
        assertThat(installed(machine).get("turns").asInt()).isZero();

        // The clone is still where the disk was copied, and begins again when central tells it to.
        assertThat(machine.begin(0, null).get("verdict").asText()).isEqualTo("ROLLED_BACK");
        machine.reinstall();
        UUID second = machine.lineage;
        assertThat(installed(machine).get("rollbacks").asInt()).isEqualTo(1);
        assertThat(installed(machine).get("turns").asInt())
                .as("a restored machine alone")
                .isZero();

        machine.lineage = first;
        for (int i = 0; i < 3; i++) {
            machine.begun(0, null).then().statusCode(409).body("code", equalTo("lineage-retired"));
        }
        machine.reinstall();
        machine.lineage = second;
        machine.begun(0, null).then().statusCode(409).body("code", equalTo("lineage-retired"));

        JsonNode now = installed(machine);
        assertThat(now.get("installations").asInt()).isEqualTo(3);
        assertThat(now.get("turns").asInt()).isEqualTo(2);
        assertThat(now.get("lastTurnAt").asText()).isNotEmpty();
        assertThat(audited(machine, "lineage-returned")).isEqualTo(2);
        assertThat(audited(machine, "lineage-rolled-back")).isEqualTo(1);
    }

    @DisplayName("the list goes by site, page by page; internal sites are none")
    @Test
    void listsBySite() {
        Site one = aSite("desktop");
        one.sync();
        Site two = aSite("desktop");
        two.sync();

        JsonNode page = page("limit=1&cursor=" + Cursor.of(one.id - 1));
        assertThat(page.get("items").get(0).get("siteId").asInt()).isEqualTo(one.id);
        assertThat(page("limit=1&cursor=" + page.get("nextCursor").asText())
                        .get("items")
                        .get(0)
                        .get("siteId")
                        .asInt())
                .isEqualTo(two.id);
        assertThat(page("cursor=" + Cursor.of(two.id)).path("items")).isEmpty();
        for (String wrong : new String[] {"limit=0", "limit=501", "cursor=x"}) {
            asAdmin()
                    .get("/admin/v1/installations?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }
        RestAssured.given().get("/admin/v1/installations").then().statusCode(401);
        asGateway().get("/admin/v1/installations").then().statusCode(403);
    }

    private static JsonNode installed(Site site) {
        return page("limit=1&cursor=" + Cursor.of(site.id - 1)).get("items").get(0);
    }

    private static JsonNode page(String query) {
        return json(asAdmin()
                .get("/admin/v1/installations?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private int audited(Site site, String kind) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from audit_entry where kind = ? and about = ?")) {
            statement.setString(1, kind);
            statement.setString(2, "site/" + site.id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
