package org.storesync.gateway.site.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void readsSiteIdAndSecret() {
        assertThat(parse("7:se:cret")).isEqualTo(new BasicCredentials(7, "se:cret"));
        assertThat(parse("2147483647:")).isEqualTo(new BasicCredentials(Integer.MAX_VALUE, ""));
        assertThat(BasicCredentials.parse("bAsIc  " + encoded("7:s"))).isEqualTo(new BasicCredentials(7, "s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648:s", "99999999999:s", "-1:s", "+1:s", "1a:s", ":s", " 1:s", "admin:s", "٣:s"})
    void readsNoSiteFromAnythingElse(String pair) {
        assertThat(parse(pair).siteId()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic ", "Bearer x", "Basic MTIz"})
    void takesNonsenseAsNobody(String header) {
        assertThat(BasicCredentials.parse(header)).isEqualTo(new BasicCredentials(0, ""));
    }

    @Test
    void takesAnEndlessHeaderAsNobodyAndNeverPrintsASecret() {
        assertThat(parse("7:" + "x".repeat(400)).siteId()).isZero();
        assertThat(parse("7:hunter2").toString()).doesNotContain("hunter2");
    }

    private static BasicCredentials parse(String pair) {
        return BasicCredentials.parse("Basic " + encoded(pair));
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
