package org.storesync.kit.test;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens as Keycloak issues them, signed by a key of this JVM which {@link TestOidc} gives to the application.
 *
 * <pre>{@code TestTokens.person("sync-admin").bearer();
 * TestTokens.client("sync-gateway", "routing-service").expired().bearer();}</pre>
 */
public final class TestTokens {
    static final String ISSUER = "https://keycloak.test/realms/storesync";
    private static final String PRIVATE_KEY = "storesync.test.token.privateKey";
    private static final String PUBLIC_KEY = "storesync.test.token.publicKey";
    private static final String AUTH_TIME = "auth_time";
    private static final int HOUR_SECONDS = 3600;
    private static final int MINUTE_SECONDS = 60;
    /** Tokens by their claims, because signing takes longer than most calls of a test, and a caller uses the token it has again. */
    private static final Map<Map<String, Object>, String> SIGNED = new ConcurrentHashMap<>();

    private final Map<String, Object> claims;
    private final boolean foreign;

    private TestTokens(Map<String, Object> claims, boolean foreign) {
        this.claims = claims;
        this.foreign = foreign;
    }

    /** A person who signed in within the last minute, with realm roles; valid at every service. */
    public static TestTokens person(String... roles) {
        return new TestTokens(Map.of(), false)
                .claim("sub", "b7c2f0de-0000-4000-8000-000000000001")
                .claim("preferred_username", "amina")
                .claim("azp", "storesync-cli")
                // By the minute, so that tokens are found again in SIGNED.
                .claim(AUTH_TIME, nowSeconds() / MINUTE_SECONDS * MINUTE_SECONDS)
                .claim("aud", List.of("sync-gateway", "routing-service"))
                .claim("realm_access", Map.of("roles", Arrays.asList(roles)));
    }

    /** A service by client credentials, for the service named as audience. */
    public static TestTokens client(String clientId, String audience) {
        return new TestTokens(Map.of(), false)
                .claim("sub", "service-" + clientId)
                .claim("preferred_username", "service-account-" + clientId)
                .claim("azp", clientId)
                .claim("client_id", clientId)
                .claim("aud", List.of(audience));
    }

    public TestTokens claim(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return new TestTokens(more, foreign);
    }

    /** The person signed in so long ago; in the future if it is negative. */
    public TestTokens signedInAgo(Duration age) {
        return claim(AUTH_TIME, nowSeconds() - age.toSeconds());
    }

    /** The token does not tell when the person signed in. */
    public TestTokens withoutLogin() {
        Map<String, Object> fewer = new LinkedHashMap<>(claims);
        fewer.remove(AUTH_TIME);
        return new TestTokens(fewer, foreign);
    }

    /** The token expired an hour ago. */
    public TestTokens expired() {
        return claim("exp", nowSeconds() - HOUR_SECONDS);
    }

    /** The token is signed by a key that nobody here knows. */
    public TestTokens foreign() {
        return new TestTokens(claims, true);
    }

    /** The token is for another audience than the services of this suite. */
    public TestTokens forAudience(String audience) {
        return claim("aud", List.of(audience));
    }

    public String token() {
        return foreign ? sign(Stranger.KEY) : SIGNED.computeIfAbsent(claims, none -> sign(privateKey()));
    }

    private String sign(PrivateKey key) {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.putIfAbsent("iss", ISSUER);
        all.putIfAbsent("iat", nowSeconds() - 2L * HOUR_SECONDS);
        all.putIfAbsent("exp", nowSeconds() + HOUR_SECONDS);
        all.put("aud", Set.copyOf((List<?>) all.getOrDefault("aud", List.of())));
        return Jwt.claims(all).jws().keyId("test").sign(key);
    }

    /** The value of the header Authorization. */
    public String bearer() {
        return "Bearer " + token();
    }

    /** The key that verifies, Base64 of its X.509 form. */
    static String publicKey() {
        privateKey();
        return System.getProperty(PUBLIC_KEY);
    }

    private static PrivateKey privateKey() {
        synchronized (PRIVATE_KEY.intern()) {
            String known = System.getProperty(PRIVATE_KEY);
            if (known == null) {
                KeyPair made = newKeys();
                Base64.Encoder base64 = Base64.getEncoder();
                System.setProperty(
                        PUBLIC_KEY, base64.encodeToString(made.getPublic().getEncoded()));
                known = base64.encodeToString(made.getPrivate().getEncoded());
                System.setProperty(PRIVATE_KEY, known);
            }
            try {
                return KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(known)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long nowSeconds() {
        return System.currentTimeMillis() / 1000;
    }

    /** A token whose signature nobody here knows. */
    private static final class Stranger {
        static final PrivateKey KEY = newKeys().getPrivate();
    }
}
