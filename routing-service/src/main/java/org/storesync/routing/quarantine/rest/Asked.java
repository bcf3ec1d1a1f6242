package org.storesync.routing.quarantine.rest;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.routing.quarantine.WaitingRoom.Choice;

/** Checks what people ask for. An empty filter is a mistake and does not mean "any". */
final class Asked {
    private static final int REASON_MAX = 500;

    private Asked() {}

    static Choice choice(Choice choice) {
        if (choice.siteId() != null && choice.siteId() < 1) {
            throw Problem.invalid("siteId", "must be a positive number");
        }
        text("type", choice.type());
        text("id", choice.id());
        text("code", choice.code());
        text("storeId", choice.storeId());
        return choice;
    }

    private static void text(String field, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(field, "must not be empty");
        }
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > REASON_MAX || reason.indexOf('\0') >= 0) {
            throw Problem.invalid("reason", "must be a text of 1 to " + REASON_MAX + " characters");
        }
        return reason;
    }
}
