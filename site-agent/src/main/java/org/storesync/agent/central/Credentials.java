package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;

/**
 * What a site shows to be let in.
 *
 * @param url where central is, without a path
 * @param device this machine; central binds the first one it sees
 */
public record Credentials(URI url, int siteId, String secret, String device) {
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((siteId + ":" + secret).getBytes(UTF_8));
    }

    URI resolve(String path) {
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "site " + siteId + " at " + url;
    }
}
