package org.storesync.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The file of the realm storesync, which Keycloak imports at its first start. */
final class RealmFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFile() {}

    static JsonNode read() {
        try (InputStream file = RealmFile.class.getResourceAsStream("/keycloak/storesync-realm.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("the realm is missing from this module", e);
        }
    }
}
