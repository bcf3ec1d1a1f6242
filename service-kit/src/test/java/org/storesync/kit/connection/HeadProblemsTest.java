package org.storesync.kit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/** A head that can't be read or is too long gets a problem like every other fault, over real connections. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class HeadProblemsTest {
    private static final String REST = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";

    @DisplayName("each head that can't be read, or is too long, gets its code")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            malformed-head    | 400 | /%
            malformed-head    | 400 | /faulty/old/%zz
            malformed-head    | 400 | /faulty/old/%ff
            malformed-head    | 400 | /faulty/old/%c3
            malformed-head    | 400 | /faulty/limited?limit=1&x=%
            malformed-head    | 400 | /faulty/limited?limit=1&x=%ff
            malformed-head    | 400 | /faulty/old/é
            malformed-head    | 400 | //
            address-too-long  | 414 | /LONG
            headers-too-large | 431 | /nowhere+X: LONG
            malformed-head    | 400 | /nowhere+Content-Length: 1+Content-Length: 1
            not-found         | 404 | /nowhere?x=%c3%a9
            """)
    void hasItsCode(String code, int status, String request) throws IOException {
        String[] lines = request.replace("LONG", "x".repeat(30_000)).split("\\+", 2);
        String headers = lines.length == 1 ? "" : lines[1].replace("+", "\r\n") + "\r\n";

        String answer = ask("GET " + lines[0] + REST + headers + "\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json\r\n");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).containsIgnoringCase("content-length: " + body.length() + "\r\n");
        JsonPath problem = new JsonPath(body);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("type")).isEqualTo("urn:problem:" + code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(ask("HEAD /%zz" + REST + "\r\n")).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
