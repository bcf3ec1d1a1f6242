package org.storesync.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.test.TestTokens;

class TokenFormTest {
    @Test
    void knowsASignedToken() {
        assertThat(TokenForm.isSigned(TestTokens.person("viewer").token())).isTrue();
        assertThat(TokenForm.isSigned(TestTokens.person("viewer").foreign().token()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "abc", "a.b", "a.b.c.d", "a..c", ".b.c", "a.b.", "a b.c.d", "e30.e30.x", "é.b.c"})
    void knowsWhatIsNone(String text) {
        assertThat(TokenForm.isSigned(text)).isFalse();
    }

    @Test
    void takesNoTokenWithoutAPublicKey() {
        assertThat(TokenForm.isSigned(head("{\"alg\":\"RS256\"}") + ".e30.x")).isTrue();
        assertThat(TokenForm.isSigned(head("{\"alg\":\"none\"}") + ".e30.x")).isFalse();
        assertThat(TokenForm.isSigned(head("{\"alg\":\"HS256\"}") + ".e30.x")).isFalse();
        assertThat(TokenForm.isSigned(head("{\"alg\":7}") + ".e30.x")).isFalse();
        assertThat(TokenForm.isSigned(head("[".repeat(600)) + ".e30.x")).isFalse();
        assertThat(TokenForm.isSigned(head("{\"alg\":\"RS256\"}") + ".e30." + "x".repeat(16 * 1024)))
                .isFalse();
    }

    private static String head(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
