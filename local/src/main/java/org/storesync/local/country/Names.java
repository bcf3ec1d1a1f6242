package org.storesync.local.country;

import java.util.Locale;

/** Names that a person can type, such as a site's as folder and argument. */
public final class Names {
    private Names() {}

    /** {@code North Kesa District} becomes {@code north-kesa-district}. */
    public static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
