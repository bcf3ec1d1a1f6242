package org.storesync.reporting.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.notNullValue;
import static org.storesync.reporting.fixture.Calls.expect;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.model.ProblemCode;

@QuarkusTest
class ExportsTest {
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
}
