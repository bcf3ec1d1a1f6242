package org.storesync.images.licence;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which licences a library may have. Storesync is under Apache-2.0, and ministries get it as programs. So a licence must allow us to ship
 * the library beside code under another licence, and them to run it as a service. A licence that is not in the list is not accepted.
 */
final class Policy {
    /** By SPDX id, or by the name that the authors use where they give no id. */
    private static final Set<String> ACCEPTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Public Domain");

    private Policy() {}

    /** What is wrong with a library; empty if one of its licences is accepted. */
    static Optional<String> fault(Library library) {
        String name = library.group() + ":" + library.name() + " " + library.version();
        if (library.licences().isEmpty()) {
            return Optional.of(name + " names no licence: read its sources, and ask its authors");
        }
        if (library.licences().stream().anyMatch(Policy::isAccepted)) {
            return Optional.empty();
        }
        return Optional.of(name + " is under " + String.join(", ", library.licences())
                + ", which is not accepted: use another library, or let the maintainers decide");
    }

    /** An expression of SPDX is accepted if one side of each OR is, and both sides of each AND. One with inner brackets is unknown. */
    private static boolean isAccepted(String licence) {
        String plain =
                licence.startsWith("(") && licence.endsWith(")") ? licence.substring(1, licence.length() - 1) : licence;
        if (plain.matches(".*[()].* (OR|AND) .*|.* (OR|AND) .*[()].*")) {
            return false;
        }
        if (plain.contains(" OR ")) {
            return Arrays.stream(plain.split(" OR ", -1)).anyMatch(Policy::isAccepted);
        }
        if (plain.contains(" AND ")) {
            return Arrays.stream(plain.split(" AND ", -1)).allMatch(Policy::isAccepted);
        }
        return ACCEPTED.contains(plain);
    }
}
