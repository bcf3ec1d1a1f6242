package org.storesync.local.suite;

import java.net.URI;

/** Where the calls of one person get their tokens. */
@FunctionalInterface
interface Login {
    /** A token for this service. */
    String token(URI service);

    /**
     * Signs in again, because a service found the login too old for what was asked (B5).
     *
     * @return whether the next token is one of a new login
     */
    default boolean renew() {
        return false;
    }
}
