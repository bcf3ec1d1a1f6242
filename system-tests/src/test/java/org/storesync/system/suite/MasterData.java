package org.storesync.system.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.storesync.local.suite.InternalService;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Outcome;

/** The master-data-service, both for the people who edit central data and as an internal site that can be the primary (A3). */
public final class MasterData {
    /** Its number as a site. */
    public static final int SITE = 1_000_000_002;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Central central;
    private final Api admin;

    private MasterData(Central central) {
        this.central = central;
        this.admin = Api.as("admin", central, InternalService.MASTER_DATA);
    }

    /** Started at its first use. */
    public static MasterData of(Central central) {
        central.service(InternalService.MASTER_DATA);
        return new MasterData(central);
    }

    public Api admin() {
        return admin;
    }

    /** PRIMARY, CATCHING_UP, ELSEWHERE or UNKNOWN. */
    public String role() {
        return admin.get("/api/v1/role").json().path("role").asText();
    }

    /** Hands the role of the primary to it, and waits until it accepts edits. */
    public void becomesPrimary() {
        central.primary(SITE);
        awaitRole("PRIMARY");
    }

    /** Hands the role back to the site that has it in all other scenarios, and waits until that one edits again. */
    public void givesTheRoleBack() {
        central.primary(central.primary().id());
        awaitRole("ELSEWHERE");
        Awaitility.await("the primary edits again").atMost(PATIENCE).until(() -> {
            Outcome outcome = central.primary()
                    .push(Bodies.item(Bodies.id(), "is it mine"))
                    .getFirst();
            return outcome.accepted();
        });
    }

    public void awaitRole(String role) {
        Awaitility.await("the master-data-service's role is " + role)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> role().equals(role));
    }

    /** Waits until central has everything that was edited there, and the service has everything that central holds. */
    public void awaitCaughtUp() {
        Awaitility.await("the master-data-service has caught up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> central.isCaughtUp("master_data"));
    }

    /** Edits that were saved there but not taken by central. */
    public List<JsonNode> lostEdits() {
        return all("/admin/v1/lost-edits?limit=200");
    }

    /** A list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    public static String item(String code, String name) {
        return "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"}";
    }

    public static String itemPath(String id) {
        return "/api/v1/items/" + id;
    }

    /** A record's ETag, taken from an answer. */
    public static String etag(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer.header("ETag");
    }
}
