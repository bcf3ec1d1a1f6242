package org.storesync.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.model.ProblemCode;

class RefusedCallTest {
    @Test
    void keepsTheShapeOfAPathAlone() {
        assertThat(call("/admin/v1/sites/17/suspension").path()).isEqualTo("/admin/v1/sites/*/suspension");
        assertThat(call("/api/v1/items/01F0-A").path()).isEqualTo("/api/v1/items/*");
        assertThat(call("/admin/v1/a\u001b[2Jb/" + "x".repeat(25)).path()).isEqualTo("/admin/v1/*/*");
        assertThat(call("/a/b/c/d/e/f/g/h/i/j").path()).isEqualTo("/a/b/c/d/e/f/g");
        assertThat(call("null").path()).isEqualTo("null");
    }

    @Test
    void knowsWhatAdministratorsDo() {
        assertThat(call("/admin/v1/sites").atAdmin()).isTrue();
        assertThat(call("/api/v1/items").atAdmin()).isFalse();
        assertThat(call("/api/v1/items").changes()).isTrue();
    }

    private static RefusedCall call(String path) {
        return new RefusedCall(
                new RefusedCall.Who("s", "amina", List.of()),
                "203.0.113.9",
                "PUT",
                path,
                ProblemCode.FORBIDDEN,
                Instant.EPOCH,
                null);
    }
}
