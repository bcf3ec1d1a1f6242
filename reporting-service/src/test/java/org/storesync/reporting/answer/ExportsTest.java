package org.storesync.reporting.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.notNullValue;
import static org.storesync.reporting.fixture.Calls.expect;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.storesync.model.ProblemCode;

@QuarkusTest
class ExportsTest {
    /** The last chunk of an answer that is whole. */
    private static final String END = "\r\n0\r\n\r\n";

    @Inject
    Exports exports;

    @Test
    void oneMoreThanMayRunIsToldToComeLater() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamingOutput running = (StreamingOutput) exports.csv("x.csv", false, List.of("a"), csv -> {
                    expect(
                                    ProblemCode.RATE_LIMITED,
                                    viewer().queryParam("format", "csv").get("/api/v1/sync-report"))
                            .header("Retry-After", notNullValue());
                    csv.line(List.of("1"));
                })
                .build()
                .getEntity();

        running.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\r\n1\r\n");
        viewer().queryParam("format", "csv").get("/api/v1/sync-report").then().statusCode(200);
    }

    @Test
    void aFailureBeforeAnythingIsSentIsAProblem() {
        expect(ProblemCode.INTERNAL, viewer().queryParam("lines", 10).get("/failing-export"));
    }

    @Test
    void halfAFileNeverLooksLikeAWholeOne() {
        assertThatThrownBy(() -> viewer().queryParam("lines", 50_000)
                        .get("/failing-export")
                        .asString())
                .isInstanceOf(IOException.class);
        viewer().queryParam("format", "csv").get("/api/v1/sync-report").then().statusCode(200);
    }

    @RepeatedTest(20)
    void noEndFollowsHalfAFile() throws IOException {
        assertThat(failingExport(2_000, Duration.ZERO))
                .startsWith("HTTP/1.1 200")
                .doesNotContain(END);
    }

    @Test
    void noEndFollowsForASlowReader() throws IOException {
        assertThat(failingExport(500_000, Duration.ofMillis(500)))
                .startsWith("HTTP/1.1 200")
                .doesNotContain(END);
    }

    /** What came over the wire until the connection was closed or reset. */
    private static String failingExport(int lines, Duration delay) throws IOException {
        try (Socket reader = new Socket()) {
            reader.setReceiveBufferSize(4096);
            reader.connect(new InetSocketAddress("localhost", RestAssured.port));
            reader.getOutputStream()
                    .write(("GET /failing-export?lines=" + lines + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            LockSupport.parkNanos(delay.toNanos());
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                reader.getInputStream().transferTo(read);
            } catch (SocketException reset) {
                // What was read before the reset counts.
            }
            return read.toString(StandardCharsets.UTF_8);
        }
    }
}
