package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.centralCollects;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** New users of a site come to central; existing ones do not travel (C5). */
@QuarkusTest
class NewUsersTest {
    private static final String SECRET = "canary-hash-7f3a";

    private Site site;
    private String store;
    private String user;

    @BeforeEach
    void aStore() {
        site = aSite("desktop");
        store = aStoreOn(site);
        site.drain();
        user = id();
    }

    @DisplayName("C5: a new user comes to central and to the store's collectors; its password goes nowhere")
    @Test
    void comesWithoutItsPassword() {
        Site collector = aSite("desktop");
        collects(collector, store);

        assertThat(site.pushOne(nurse("Ána ጤና"))).isEqualTo("accepted");

        JsonNode row = collector.drainOf(user).getFirst();
        assertThat(row.path("body").path("name").asText()).isEqualTo("Ána ጤና");
        assertThat(row.toString()).doesNotContain(SECRET).doesNotContainIgnoringCase("password");
        assertThat(site.drainOf(user))
                .as("the site keeps its own, with the password")
                .isEmpty();
        assertThat(number("select count(*) from record where position('" + SECRET + "' in encode(body, 'escape')) > 0"))
                .isZero();
        asAdmin()
                .get("/admin/v1/users?limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(user))
                .body("items.find { it.id == '" + user + "' }.siteId", equalTo(site.id))
                .body("items.find { it.id == '" + user + "' }.jobTitle", nullValue());
    }

    @DisplayName("C5: later changes of a user, and its delete, are local to the site; the rest of the batch goes on")
    @Test
    void isNewOnlyOnce() {
        site.push(nurse("first"));

        List<JsonNode> outcomes = site.push(nurse("second"), delete("user", user), Central.stock(id(), store));

        assertThat(outcomes).extracting(Site::word).containsExactly("local-data", "local-data", "accepted");
        assertThat(site.drainOf(user))
                .as("the site keeps its user, with the password")
                .isEmpty();
        String twice = id();
        assertThat(site.push(user(twice, store, "a"), user(twice, store, "b")))
                .as("a batch sees itself")
                .extracting(Site::word)
                .containsExactly("accepted", "local-data");
    }

    @DisplayName("C5: a user of another site's store is refused; the delete of one that central never had is nothing")
    @Test
    void isMadeWhereItsStoreIs() {
        Site stranger = aSite("desktop");

        assertThat(stranger.pushOne(nurse("not theirs"))).isEqualTo("not-your-store");
        assertThat(stranger.pushOne(delete("user", id()))).isEqualTo("accepted");
        asAdmin().get("/admin/v1/users?limit=500").then().body("items.id", not(hasItem(user)));
    }

    @DisplayName("C5: a user that waits for its store waits without its password")
    @Test
    void waitsWithoutItsPassword() {
        String unknown = id();

        assertThat(site.pushOne(user(user, unknown, "early"))).isEqualTo("store-unknown");

        assertThat(number("select count(*) from quarantine where position('" + SECRET
                        + "' in encode(body, 'escape')) > 0"))
                .isZero();
    }

    @DisplayName("C5: a new user of a store that central does not collect is new when central collects it")
    @Test
    void isNewWhenCollectingBegins() {
        centralCollects(store, false);
        assertThat(site.pushOne(nurse("held back"))).isEqualTo("not-collected");
        assertThat(site.pushOne(nurse("held back still"))).isEqualTo("not-collected");

        centralCollects(store, true);
        assertThat(site.pushOne(nurse("sent again"))).isEqualTo("accepted");
        assertThat(site.pushOne(nurse("later"))).isEqualTo("local-data");
        asAdmin().get("/admin/v1/users?limit=500").then().body("items.id", hasItem(user));
    }

    @DisplayName("C5: the delete of a user that central did not collect writes nothing; the user is new afterwards")
    @Test
    void isDeletedBeforeCollectingBegins() {
        centralCollects(store, false);
        site.push(nurse("held back"));
        assertThat(site.pushOne(delete("user", user))).isEqualTo("accepted");

        centralCollects(store, true);
        assertThat(site.pushOne(nurse("made again"))).isEqualTo("accepted");
    }

    @DisplayName("C5: the list has pages")
    @Test
    void hasPages() {
        site.push(user(id(), store, "one"), user(id(), store, "two"));
        String cursor = asAdmin()
                .get("/admin/v1/users?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("nextCursor");

        asAdmin()
                .get("/admin/v1/users?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private String nurse(String name) {
        return user(user, store, name);
    }

    private static String user(String id, String store, String name) {
        return change(
                "user",
                id,
                "'store_ID':'" + store + "','name':'" + name + "','Password':'" + SECRET + "','web_password':'" + SECRET
                        + "','om':{'hashed_password':'" + SECRET + "'}");
    }
}
