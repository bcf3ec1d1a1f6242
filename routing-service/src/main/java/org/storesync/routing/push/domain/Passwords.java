package org.storesync.routing.push.domain;

import java.util.List;
import java.util.Locale;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;

/** Passwords of users, and their hashes, stay at their site. They are dropped before anything of a change is kept (C5). */
public final class Passwords {
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private Passwords() {}

    /** The changes as central takes them. A site does not get back what lacks here, because the change is still its own. */
    public static List<PushedChange> dropped(List<PushedChange> changes) {
        return changes.stream().noneMatch(Passwords::isUser)
                ? changes
                : changes.stream()
                        .map(change -> isUser(change) ? without(change) : change)
                        .toList();
    }

    private static boolean isUser(PushedChange change) {
        return change.typeName().equals(USER) && change.hasBody() && change.fault() == null;
    }

    private static PushedChange without(PushedChange change) {
        BodyFields body = BodyFields.of(change);
        return body.has(Passwords::isSecret) ? change.withBody(body.without(Passwords::isSecret)) : change;
    }

    private static boolean isSecret(String field) {
        return field.toLowerCase(Locale.ROOT).contains(PASSWORD);
    }
}
