package org.storesync.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    @DisplayName("traces: a header of the form of W3C is read, another text is not")
    void readsTheHeader() {
        assertThat(Trace.read("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .hasValueSatisfying(span -> {
                    assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
                    assertThat(span.isSampled()).isTrue();
                    assertThat(span.isRemote()).isTrue();
                });
        assertThat(Trace.read("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"))
                .isEmpty();
        assertThat(Trace.read("")).isEmpty();
    }

    @Test
    @DisplayName("traces: work without a trace is done as it is")
    void doesUntracedWork() {
        assertThat(Trace.current()).isNull();
        assertThat(Trace.following("work", List.of(), () -> 7)).isEqualTo(7);
        assertThat(Trace.following("work", List.of("no trace"), () -> 8)).isEqualTo(8);
    }
}
