package org.storesync.kit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/** Headers of security over real connections, whoever makes the answer: a resource, a route, or the decoder of heads. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class AnswerHeadersTest {
    private static final String REST = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";

    @DisplayName(
            "security-asvs each answer tells a browser to run, embed, guess and keep nothing, and none names the server")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            200 | a resource           | GET /faulty/limited?limit=3
            500 | a failing resource   | GET /faulty/unexpected
            500 | a failing route      | GET /routes/throws
            404 | no route             | GET /nowhere
            405 | another method       | DELETE /faulty/problem
            401 | no token             | GET /faulty/admin
            413 | a large body         | POST /faulty/orders+Content-Type: application/json+Content-Length: 9999999
            415 | another type         | POST /faulty/orders+Content-Type: text/csv+Content-Length: 0
            400 | an unclear head      | POST /faulty/orders+Content-Length: 1+Transfer-Encoding: chunked
            414 | a long first line    | GET /LONG
            431 | long headers         | GET /nowhere+X: LONG
            """)
    void eachAnswerHasThem(int status, String what, String request) throws IOException {
        String[] lines = request.replace("LONG", "x".repeat(100_000)).split("\\+", -1);
        StringBuilder head = new StringBuilder(lines[0]).append(REST);
        for (int i = 1; i < lines.length; i++) {
            head.append(lines[i]).append("\r\n");
        }

        String answer = ask(head.append("\r\n").toString());

        assertThat(answer).as(what).matches("(?s)http/1\\.[01] " + status + " .*");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")).lines())
                .as(what)
                .containsOnlyOnce(
                        "x-content-type-options: nosniff",
                        "cache-control: no-store",
                        "content-security-policy: default-src 'none'; frame-ancestors 'none'",
                        "referrer-policy: no-referrer")
                .noneMatch(line -> line.startsWith("server:") || line.startsWith("x-powered-by:"))
                .noneMatch(line -> line.startsWith("strict-transport-security:"));
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(60);
            StringBuilder all = new StringBuilder(new String(answer, StandardCharsets.US_ASCII));
            while (all.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                all.append((char) next);
            }
            return all.toString().toLowerCase(Locale.ROOT);
        }
    }
}
