package org.storesync.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.TestConfig;
import org.storesync.gateway.site.domain.SecretHash;

class SecretHasherTest {

    @Test
    void hashesByHmacSha256UnderTheKey() {
        // From: printf secret | openssl dgst -sha256 -hmac 01234567890123456789012345678901
        assertThat(hasher("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").hash("secret"))
                .isEqualTo(new SecretHash(
                        HexFormat.of().parseHex("4f7575d34346e386c76bf0aa21502387fc3731600f4ad50f0ed24689c10375be")));
    }

    @Test
    void makesSecretsOf256Bits() {
        SecretHasher hasher = hasher("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

        assertThat(hasher.newSecret()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(hasher.newSecret());
        assertThat(hasher.hash("a").toString()).isEqualTo("SecretHash[...]");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> hasher("c2hvcnQ=")).hasMessageContaining("has 5 bytes; it needs 32");
        assertThatThrownBy(() -> hasher("?")).hasMessageContaining("no Base64");
    }

    private static SecretHasher hasher(String key) {
        return new SecretHasher(TestConfig.with(Map.of("sync.gateway.secret-key", key)), new SecureRandom());
    }
}
