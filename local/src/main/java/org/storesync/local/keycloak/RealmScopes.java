package org.storesync.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The client scopes of the realm storesync. Keycloak imports the realm's file at its first start only, so a suite that is older than a claim
 * in the file would never get it. Without the time of the login, for one, nobody changes a sync setting (B5).
 */
public final class RealmScopes {
    private static final String SCOPES = "storesync/client-scopes";

    private final KeycloakAdmin admin;

    public RealmScopes(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /** Adds the mappers that scopes have in the file and not in Keycloak. */
    public void complete() {
        JsonNode file = RealmFile.read().path("clientScopes");
        for (JsonNode scope : admin.get(SCOPES)) {
            for (JsonNode wanted : file) {
                if (name(wanted).equals(name(scope))) {
                    complete(scope, wanted);
                }
            }
        }
    }

    private void complete(JsonNode scope, JsonNode wanted) {
        Set<String> names = new HashSet<>();
        scope.path("protocolMappers").forEach(mapper -> names.add(name(mapper)));
        for (JsonNode mapper : wanted.path("protocolMappers")) {
            if (!names.contains(name(mapper))) {
                admin.post(SCOPES + "/" + scope.path("id").asText() + "/protocol-mappers/models", mapper);
            }
        }
    }

    private static String name(JsonNode named) {
        return named.path("name").asText();
    }
}
