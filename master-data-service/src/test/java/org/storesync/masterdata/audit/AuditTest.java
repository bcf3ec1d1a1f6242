package org.storesync.masterdata.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.item;
import static org.storesync.masterdata.fixture.Api.put;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.Verification;
import org.storesync.masterdata.fixture.FakeCentral;

/** Each edit of a person has one row: who, what, before, after. */
@QuarkusTest
class AuditTest {
    FakeCentral routing;

    @Inject
    AuditBook book;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @DisplayName("security-9 who made, changed and deleted an item is told, with the item before and after")
    @Test
    void tellsWhoDidWhat() {
        String code = fresh("AUD");
        String id = item(code);
        String path = "/api/v1/items/" + id;
        put(path, etag(path), "{'code':'%s','name':'Renamed'}".formatted(code))
                .then()
                .statusCode(200);
        admin().header("If-Match", etag(path)).delete(path).then().statusCode(204);

        List<Map<String, Object>> rows = as("auditor")
                .queryParam("about", "item/" + id)
                .get("/admin/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].actor", equalTo("amina"))
                .body("items[0].detail.before.item_name", equalTo("Renamed"))
                .body("items[1].detail.before.item_name", equalTo("Item " + code))
                .body("items[1].detail.after.item_name", equalTo("Renamed"))
                .extract()
                .path("items");

        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("delete", "change", "create");
        admin().get("/admin/v1/audit").then().statusCode(403);
        Verification.Place begin = new Verification.Place("", 0);
        assertThat(book.verify(begin).faults()).isEmpty();
    }
}
