package org.storesync.gateway.routing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.gateway.fixture.Problems.expect;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Reply;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.maintenance.Maintenance;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/** The gateway shuts its doors when routing says that central is in maintenance. */
@QuarkusTest
class MaintenanceTest {
    CannedRouting routing;

    @Inject
    Maintenance maintenance;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @AfterEach
    void open() {
        routing.reset();
        maintenance.look();
    }

    @Test
    void refusesSitesAndFinishesWhatItLetIn() throws Exception {
        TestSite site = TestSite.create();
        CountDownLatch came = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        routing.answer("/push", call -> {
            came.countDown();
            awaitQuietly(go);
            return Reply.json("{\"replayed\":false,\"outcomes\":[]}");
        });
        CompletableFuture<Response> push = CompletableFuture.supplyAsync(() -> site.call()
                .contentType("application/x-ndjson")
                .body("{\"count\":0}\n".getBytes(UTF_8))
                .post("/api/v1/push"));
        assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();

        routing.maintenance("{\"since\":\"2026-11-30T12:00:00Z\"}");
        maintenance.look();

        expect(ProblemCode.MAINTENANCE, site.call().get("/api/v1/site"));
        expect(ProblemCode.MAINTENANCE, site.call().body(new byte[100_000]).post("/api/v1/push"));
        expect(ProblemCode.MAINTENANCE, admin().post("/admin/v1/sites/" + site.id() + "/secret"));
        admin().get("/admin/v1/sites/" + site.id()).then().statusCode(200);
        go.countDown();
        push.get(20, TimeUnit.SECONDS).then().statusCode(200);

        routing.maintenance("{}");
        maintenance.look();
        site.call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void staysAsItIsWhileRoutingIsAway() {
        TestSite site = TestSite.create();
        routing.maintenance("{\"since\":\"2026-11-30T12:00:00Z\"}");
        maintenance.look();
        routing.down();

        assertThatThrownBy(maintenance::look).isInstanceOf(Problem.class);

        expect(ProblemCode.MAINTENANCE, site.call().get("/api/v1/site"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
