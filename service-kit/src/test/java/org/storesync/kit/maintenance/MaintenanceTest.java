package org.storesync.kit.maintenance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/** The doors of a service. Nothing is served behind them here, so an open door answers {@code not-found}. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class MaintenanceTest {
    private static final int CALLS = 200;
    private static final int RETRY_MIN_SECONDS = 60;
    private static final int RETRY_MAX_SECONDS = 600;

    @Inject
    HandSign sign;

    @Inject
    Maintenance maintenance;

    @AfterEach
    void open() {
        shut(null);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/site, true",
        "POST, /api/v1/push, true",
        "POST, /admin/v1/sites, true",
        "PUT, /admin/v1/primary, true",
        "DELETE, //admin/v1/./sites/1, true",
        "GET, /admin/v1/sites, false",
        "PUT, /admin/v1/maintenance, false",
        "DELETE, /admin/v1/maintenance, false",
        "DELETE, /admin/v1/maintenance/x, true",
        "POST, /internal/v1/sites/1/push, false",
        "GET, /nowhere, false"
    })
    void shutsTheDoorsOfSitesAndOfPeopleWhoChangeSomething(Method method, String path, boolean shut) {
        expect(call(method, path), false);
        shut(Instant.EPOCH);
        expect(call(method, path), shut);
        shut(null);
        expect(call(method, path), false);
    }

    @Test
    void tellsEachCallerAnotherTime() {
        shut(Instant.EPOCH);
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            seconds.add(Integer.valueOf(call(Method.GET, "/api/v1/site").header("Retry-After")));
        }

        assertThat(seconds).allMatch(wait -> wait >= RETRY_MIN_SECONDS && wait <= RETRY_MAX_SECONDS);
        assertThat(seconds.stream().distinct().count()).isGreaterThan(CALLS / 2);
        assertThat(seconds.stream().mapToInt(wait -> wait).average().orElseThrow())
                .isBetween(280.0, 380.0);
    }

    @Test
    void obeysTheLastSignWhileThereIsNone() {
        shut(Instant.EPOCH);
        sign.away();
        maintenance.lookRegularly();
        expect(call(Method.GET, "/api/v1/site"), true);

        shut(null);
        sign.away();
        maintenance.lookRegularly();
        expect(call(Method.GET, "/api/v1/site"), false);
    }

    private void shut(Instant since) {
        sign.set(since);
        maintenance.lookRegularly();
    }

    private static Response call(Method method, String path) {
        return given().urlEncodingEnabled(false).request(method, path);
    }

    private static void expect(Response answer, boolean shut) {
        answer.then()
                .statusCode(shut ? 503 : 404)
                .contentType("application/problem+json")
                .body("code", equalTo(shut ? "maintenance" : "not-found"));
    }
}
