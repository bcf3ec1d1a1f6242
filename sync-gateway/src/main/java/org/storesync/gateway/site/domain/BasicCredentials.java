package org.storesync.gateway.site.domain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The content of {@code Authorization: Basic}. Every content gives a site id and a secret, so that nonsense takes the same path as a wrong
 * secret.
 *
 * @param siteId 0 if the user name is no site id
 */
public record BasicCredentials(int siteId, String secret) implements Credentials {
    private static final String SCHEME = "Basic ";
    private static final int LENGTH_MAX = 512;
    private static final BasicCredentials NONSENSE = new BasicCredentials(0, "");

    public static boolean isBasic(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    public static BasicCredentials parse(String header) {
        if (!isBasic(header) || header.length() > LENGTH_MAX) {
            return NONSENSE;
        }
        String pair;
        try {
            byte[] encoded = header.substring(SCHEME.length()).trim().getBytes(StandardCharsets.ISO_8859_1);
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return NONSENSE;
        }
        int colon = pair.indexOf(':');
        return colon < 0 ? NONSENSE : new BasicCredentials(siteId(pair, colon), pair.substring(colon + 1));
    }

    private static int siteId(String pair, int end) {
        if (end == 0 || end > 10) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < end; i++) {
            char digit = pair.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            value = value * 10 + (digit - '0');
        }
        return value <= Integer.MAX_VALUE ? (int) value : 0;
    }

    @Override
    public String toString() {
        return "BasicCredentials[siteId=" + siteId + "]";
    }
}
