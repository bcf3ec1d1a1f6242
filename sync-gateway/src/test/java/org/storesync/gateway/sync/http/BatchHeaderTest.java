package org.storesync.gateway.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/** What is read of a body before its changes, and how many bytes. */
class BatchHeaderTest {
    private static final int LIMIT = 64;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"queued\":37}|37",
                "{\"batchId\":\"b\",\"x\":{\"queued\":1},\"y\":[1,{}],\"queued\":0}|0",
                "{\"count\":1,\"queued\":5}\\n{\"queued\":9}|5"
            })
    void readsTheHeadsFigure(String body, long queued) {
        assertThat(BatchHeader.queued(Buffer.buffer(body.replace("\\n", "\n")), LIMIT))
                .hasValue(queued);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{}",
                "{\"queued\":-1}",
                "{\"queued\":\"5\"}",
                "{\"queued\":1.5}",
                "{\"queued\":99999999999999999999}",
                "{\"count\":0}\n{\"queued\":9}",
                "{\"changes\":[],\"queued\":3}",
                "{\"batchId\":"
            })
    void findsNoneElsewhere(String body) {
        assertThat(BatchHeader.queued(Buffer.buffer(body), LIMIT)).isEmpty();
    }

    @Test
    @DisplayName("security-11 a header that does not end within its limit is refused, whatever its content")
    void refusesALongHeader() {
        String numbers = "1,".repeat(100) + "1";
        for (String header : List.of(
                "{\"x\":[" + numbers + "],\"batchId\":\"b\"}\n",
                "{\"x\":" + " ".repeat(200) + "1}",
                "{" + " ".repeat(200) + "\"x\":1}",
                " ".repeat(200),
                "{\"x\":\"" + "y".repeat(200) + "\"}",
                "{\"" + "y".repeat(200) + "\":1}")) {
            assertThatThrownBy(() -> BatchHeader.queued(Buffer.buffer(header), LIMIT))
                    .as(header)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY));
        }
    }

    @Test
    @DisplayName("security-11 what comes after the header is not looked at")
    void leavesTheRestAlone() {
        String changes = "x".repeat(1000);

        assertThat(BatchHeader.queued(Buffer.buffer("{\"queued\":4}\n" + changes), LIMIT))
                .hasValue(4);
        assertThat(BatchHeader.queued(Buffer.buffer("{\"queued\":4,\"changes\":[" + changes), LIMIT))
                .hasValue(4);
    }
}
