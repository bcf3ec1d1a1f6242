package org.storesync.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Keycloak's own realm, where its administrators log in. Keycloak makes this realm itself, without a limit for wrong passwords and without
 * events. So it gets the settings of the realm storesync, over Keycloak's interface.
 */
public final class MasterRealm {
    /** The settings that are taken from the realm's file. */
    static final List<String> PROTECTIONS = List.of(
            "passwordPolicy",
            "bruteForceProtected",
            "permanentLockout",
            "bruteForceStrategy",
            "failureFactor",
            "waitIncrementSeconds",
            "maxFailureWaitSeconds",
            "quickLoginCheckMilliSeconds",
            "minimumQuickLoginWaitSeconds",
            "maxDeltaTimeSeconds",
            "eventsEnabled",
            "eventsExpiration",
            "eventsListeners",
            "enabledEventTypes",
            "adminEventsEnabled",
            "adminEventsDetailsEnabled");

    private final KeycloakAdmin admin;

    public MasterRealm(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /** Sets the protections that are not set yet. */
    public void protect() {
        JsonNode storesync = RealmFile.read();
        ObjectNode protections = JsonNodeFactory.instance.objectNode().put("realm", "master");
        PROTECTIONS.forEach(name -> protections.set(name, storesync.path(name)));
        admin.put("master", protections);
    }
}
