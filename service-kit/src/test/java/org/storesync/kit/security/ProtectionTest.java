package org.storesync.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;
import org.storesync.kit.test.TestTokens;

/** What protects each service, over real connections. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class ProtectionTest {
    @Inject
    ToldRefusals told;

    @Test
    @DisplayName("security-asvs who showed a token and was refused is told on, who showed none is not")
    void tellsWhoWasRefused() {
        told.forget();
        given().header("Authorization", TestTokens.person("viewer").bearer())
                .header("X-Request-Id", "refused-1")
                .get("/faulty/admin")
                .then()
                .statusCode(403);
        given().header(
                        "Authorization",
                        TestTokens.person("sync-admin").expired().bearer())
                .get("/faulty/admin")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer a.b")
                .get("/faulty/admin")
                .then()
                .statusCode(401);
        given().get("/faulty/admin").then().statusCode(401);

        given().header(
                        "Authorization",
                        TestTokens.client("routing-service", "routing-service").bearer())
                .get("/faulty/admin")
                .then()
                .statusCode(403);
        given().header(
                        "Authorization",
                        TestTokens.person("sync-admin")
                                .signedInAgo(Duration.ofMinutes(10))
                                .bearer())
                .contentType("application/json")
                .body("{}")
                .put("/setting")
                .then()
                .statusCode(403);

        await().until(() -> told.calls().size() >= 4);
        assertThat(told.calls())
                .extracting(call -> call.code().wireName() + " " + call.who().subject() + " "
                        + call.who().name() + " " + call.who().roles() + " " + call.path() + " " + call.address())
                .containsExactly(
                        "forbidden b7c2f0de-0000-4000-8000-000000000001 amina [viewer] /faulty/admin 127.0.0.1",
                        "not-authenticated null amina [] /faulty/admin 127.0.0.1",
                        "forbidden service-routing-service service-account-routing-service [] /faulty/admin 127.0.0.1",
                        "login-too-old b7c2f0de-0000-4000-8000-000000000001 amina [sync-admin] /setting 127.0.0.1");
        assertThat(told.calls().getFirst().requestId()).isEqualTo("refused-1");
    }

    @Test
    @DisplayName("security-8 what is no token is refused, and after some of them from one address told to wait")
    void limitsWhatIsNoToken() {
        for (int i = 0; i < 5; i++) {
            given().header("X-Forwarded-For", "203.0.113.7")
                    .header("Authorization", "Bearer abc")
                    .get("/faulty/any")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("code", equalTo("not-authenticated"));
        }
        try (DebugLog log = DebugLog.open()) {
            given().header("X-Forwarded-For", "203.0.113.7")
                    .header("Authorization", "Bearer abc")
                    .get("/faulty/any")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-attempts"));
            await().untilAsserted(
                            () -> log.hasNone("refused 429 too-many-attempts: GET /faulty/any of nobody", List.of()));
        }
        given().header("X-Forwarded-For", "203.0.113.7")
                .header("Authorization", TestTokens.person("viewer").bearer())
                .get("/faulty/any")
                .then()
                .statusCode(200);
        given().header("X-Forwarded-For", "203.0.113.8")
                .header("Authorization", "Bearer abc")
                .get("/faulty/any")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("security-18 an empty Accept is as none")
    void takesAnEmptyAcceptAsNone() throws IOException {
        for (String accept : List.of("Accept:", "Accept: ", "Accept:  \t", "X-None: x")) {
            assertThat(raw("GET /faulty/limited?limit=3 HTTP/1.1\r\nHost: a\r\n" + accept + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
        for (String accept : List.of("Accept: ;", "Accept: ,", "Accept: nonsense", "Accept: */*;q=x")) {
            assertThat(raw("GET /faulty/limited?limit=3 HTTP/1.1\r\nHost: a\r\n" + accept + "\r\n\r\n"))
                    .as(accept)
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void forbidsBrowsersToGuessTypes() {
        given().get("/faulty/limited?limit=3").then().header("X-Content-Type-Options", "nosniff");
        given().get("/nowhere").then().statusCode(404).header("X-Content-Type-Options", "nosniff");
        given().get("/faulty/unexpected").then().statusCode(500).header("X-Content-Type-Options", "nosniff");
    }

    @Test
    @DisplayName("a body in chunks is the last thing read of a connection")
    void readsNothingBehindChunks() throws IOException {
        String body = "2\r\n{}\r\n0\r\n\r\n";
        String smuggled = "GET /faulty/limited?limit=3 HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /faulty/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n"
                                    + body
                                    + smuggled)
                            .getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all.split("HTTP/1.1 ", -1)).hasSize(2);
        }
    }

    @Test
    void speaksNoHttp2InTheClear() throws IOException {
        assertThat(raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).contains(" 400 ");
        assertThat(raw(String.join(
                        "\r\n",
                        "GET /faulty/limited?limit=3 HTTP/1.1",
                        "Host: a",
                        "Connection: Upgrade, HTTP2-Settings",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                        "",
                        "")))
                .startsWith("HTTP/1.1 200");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            int read = socket.getInputStream().read(answer);
            return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.US_ASCII);
        }
    }
}
