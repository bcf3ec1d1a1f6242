package org.storesync.gateway.site.domain;

/** What a call shows to be let in as a site. There is one kind for each way to be let in, whatever the protocol. */
public sealed interface Credentials permits BasicCredentials, Credentials.Token, Credentials.None {
    /**
     * A bearer token that was verified already.
     *
     * @param siteId the site it names, 0 or less if it names none
     */
    record Token(int siteId) implements Credentials {}

    /** Nothing, or nothing that could be verified. */
    record None() implements Credentials {}
}
