package org.storesync.local.cli.admin;

import java.util.Arrays;
import java.util.List;
import org.storesync.local.host.WrongUsage;
import org.storesync.model.SiteKind;

/** The kinds of sites that a person can create. */
final class Kinds {
    static final List<String> WORDS = Arrays.stream(SiteKind.values())
            .filter(kind -> kind != SiteKind.INTERNAL)
            .map(SiteKind::wireName)
            .toList();

    private Kinds() {}

    static SiteKind of(String word) {
        return Arrays.stream(SiteKind.values())
                .filter(kind -> WORDS.contains(word) && kind.wireName().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new WrongUsage("'" + word + "' is no kind of site; there are " + String.join(", ", WORDS)));
    }
}
