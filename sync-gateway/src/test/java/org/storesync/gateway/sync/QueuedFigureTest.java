package org.storesync.gateway.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueuedFigureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"queued\":37}|37",
                "{\"batchId\":\"b\",\"x\":{\"queued\":1},\"y\":[1,{}],\"queued\":0}|0",
                "{\"count\":1,\"queued\":5}\\n{\"queued\":9}|5"
            })
    void readsTheHeadsFigure(String body, long queued) {
        assertThat(QueuedFigure.of(Buffer.buffer(body.replace("\\n", "\n")))).hasValue(queued);
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
        assertThat(QueuedFigure.of(Buffer.buffer(body))).isEmpty();
    }
}
