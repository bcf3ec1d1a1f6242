package org.storesync.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a person or a service's client.
 *
 * @param subject the token's {@code sub}: stable, for the audit
 * @param name what people know the caller by
 * @param client the service's client id; empty for a person, whose token also names the client it was issued to
 */
public record Caller(String subject, String name, Optional<String> client) {
    private static final String SERVICE_ACCOUNT = "service-account-";

    /** @throws IllegalArgumentException if the identity does not come from a token */
    public static Caller of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return of(token);
        }
        throw new IllegalArgumentException("this caller shows no token");
    }

    private static Caller of(JsonWebToken token) {
        String azp = token.getClaim("azp");
        String userName = token.getClaim("preferred_username");
        String subject = token.getSubject();
        String name = firstOf(userName, azp, subject);
        return new Caller(firstOf(subject, name, null), name, Optional.ofNullable(serviceClient(token, azp, userName)));
    }

    /** Keycloak marks a client-credentials token by the name of its service account, and by a claim {@code client_id}. */
    private static @Nullable String serviceClient(JsonWebToken token, @Nullable String azp, @Nullable String userName) {
        if (azp == null) {
            return null;
        }
        boolean service = azp.equals(token.getClaim("client_id")) || (SERVICE_ACCOUNT + azp).equals(userName);
        return service ? azp : null;
    }

    private static String firstOf(@Nullable String first, @Nullable String second, @Nullable String third) {
        if (first != null) {
            return first;
        }
        if (second != null) {
            return second;
        }
        return third == null ? "unknown" : third;
    }
}
