package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.RefusalBook;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.security.Roles;
import org.storesync.kit.test.TestTokens;

/** I13: one row for each batch and each act, chained, without any body. */
@QuarkusTest
class AuditTest {
    @Inject
    AuditBook book;

    @Inject
    RefusalBook refusals;

    @DisplayName("I13: each row's tag covers the one before")
    @Test
    void theChainsVerify() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.push(stock(id(), store));
        site.push(stock(id(), store));

        Verification.@Nullable Place place = new Verification.Place("", 0);
        int chains = 0;
        while (place != null) {
            Verification found = book.verify(place);
            assertThat(found.faults()).isEmpty();
            chains += found.chains();
            place = found.next();
        }
        assertThat(chains).isGreaterThan(2);
        assertThat(entries("person/amina")).isNotEmpty();
    }

    @DisplayName("I13: a batch has one row however often it is sent, with what was refused and no body")
    @Test
    void aBatchHasOneRow() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        UUID batch = UUID.randomUUID();
        String[] changes = {
            stock(id(), store, "canary-body"), stock(id(), id()), "{\"type\":\"item_line\",\"id\":\"x\",\"body\":[]}"
        };
        site.send(batch, 1, changes).then().statusCode(200);
        site.send(batch, 1, changes).then().statusCode(200);

        List<AuditRow> rows = entries("site/" + site.id + "/0");

        assertThat(rows).singleElement().extracting(AuditRow::kind).isEqualTo("push");
        JsonNode detail = detail(rows.getFirst());
        assertThat(detail.get("batchId").asText()).isEqualTo(batch.toString());
        assertThat(detail.get("accepted").asInt()).isEqualTo(1);
        assertThat(detail.get("quarantined").asInt()).isEqualTo(1);
        assertThat(detail.get("refused").asInt()).isEqualTo(1);
        assertThat(detail.get("counts").toString())
                .isEqualTo("{\"body-not-object item_line\":1,\"store-unknown item_line\":1}");
        assertThat(detail.get("noted").toString()).isEqualTo("[[2,\"store-unknown\"],[3,\"body-not-object\"]]");
        assertThat(rows.getFirst().detail()).doesNotContain("canary-body");
    }

    @DisplayName("security-10 of 300 refusals all are counted by code and type, 200 are listed, and it says so")
    @Test
    void refusalsBeyondTheListAreCounted() {
        Site site = aSite("desktop");
        String[] changes = IntStream.range(0, 300)
                .mapToObj(i -> "{\"type\":\"item_line\",\"id\":\"" + i + "\",\"body\":[]}")
                .toArray(String[]::new);
        site.send(UUID.randomUUID(), 1, changes).then().statusCode(200);

        JsonNode detail = detail(entries("site/" + site.id + "/0").getFirst());

        assertThat(detail.get("counts").toString()).isEqualTo("{\"body-not-object item_line\":300}");
        assertThat(detail.get("noted")).hasSize(200);
        assertThat(detail.get("notListed").asInt()).isEqualTo(100);
    }

    @Test
    void anAdministratorsActHasARow() {
        Site site = aSite("desktop");
        String store = aStoreOn(null);
        int before = entries("person/amina").size();

        assign(store, site);
        assign(store, site);

        List<AuditRow> rows = entries("person/amina");
        assertThat(rows).as("nothing was done the second time").hasSize(before + 1);
        assertThat(rows.getFirst().kind()).isEqualTo("assign");
        assertThat(rows.getFirst().about()).isEqualTo("store/" + store);
        assertThat(detail(rows.getFirst()).get("store").asText()).isEqualTo(store);
    }

    @DisplayName("security-10 auditors list and verify by the API, others don't")
    @Test
    void auditorsReadIt() {
        Site site = aSite("desktop");
        String path = "/admin/v1/audit";
        given().auth()
                .oauth2(TestTokens.person(Roles.AUDITOR).token())
                .get(path + "?kind=site&writer=site/" + site.id)
                .then()
                .statusCode(200)
                .body("items.size()", org.hamcrest.Matchers.equalTo(1))
                .body("items[0].detail.kind", org.hamcrest.Matchers.equalTo("desktop"));
        given().auth()
                .oauth2(TestTokens.person(Roles.AUDITOR).token())
                .get(path + "/verification")
                .then()
                .statusCode(200)
                .body("intact", org.hamcrest.Matchers.equalTo(true));
        given().get(path).then().statusCode(401);
        for (String wrong : List.of("kind=", "kind=%20", "limit=501", "after=x")) {
            given().urlEncodingEnabled(false)
                    .auth()
                    .oauth2(TestTokens.person(Roles.AUDITOR).token())
                    .get(path + "?" + wrong)
                    .then()
                    .statusCode(400);
        }
    }

    @DisplayName("security-asvs a caller refused at an administrator's call is in the audit")
    @Test
    void refusedCallsStandInIt() {
        refusals.write();
        given().auth()
                .oauth2(TestTokens.person(Roles.VIEWER).claim("sub", "curious").token())
                .contentType("application/json")
                .body("{}")
                .put("/admin/v1/stores/" + id() + "/assignment")
                .then()
                .statusCode(403);

        Awaitility.await().until(() -> refusals.write() > 0);
        List<AuditRow> rows = book.list(new AuditQuery("refused-call", null, "person/curious", null, 10));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(detail(row).get("kinds").toString())
                        .isEqualTo("{\"forbidden PUT /admin/v1/stores/*/assignment\":1}"));
    }

    private List<AuditRow> entries(String writer) {
        return book.list(new AuditQuery(null, writer, null, null, 1000));
    }

    private static JsonNode detail(AuditRow row) {
        return json(row.detail().getBytes(StandardCharsets.UTF_8));
    }
}
