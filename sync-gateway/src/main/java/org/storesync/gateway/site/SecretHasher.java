package org.storesync.gateway.site;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.site.domain.SecretHash;

/**
 * Makes secrets of 256 random bits, and hashes them by HMAC-SHA-256 with a key outside the database. A secret of that size needs no slow
 * hash, so a poll costs about a microsecond here. A person who steals only the database can't even try out a secret.
 */
@Singleton
public class SecretHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final Mac keyed;
    private final SecureRandom random;

    SecretHasher(GatewayConfig config, SecureRandom random) {
        this.keyed = keyed(config.secretKey());
        this.random = random;
    }

    /** A new secret, which is shown once. */
    public String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    public SecretHash hash(String secret) {
        try {
            Mac mac = (Mac) keyed.clone();
            return new SecretHash(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " can't be cloned", e);
        }
    }

    private static Mac keyed(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sync.gateway.secret-key is no Base64; make one by: openssl rand -base64 32", e);
        }
        if (key.length < SECRET_BYTES) {
            throw new IllegalArgumentException("sync.gateway.secret-key has " + key.length
                    + " bytes; it needs 32, made by: openssl rand -base64 32");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
