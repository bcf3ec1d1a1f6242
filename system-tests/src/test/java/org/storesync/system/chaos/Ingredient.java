package org.storesync.system.chaos;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of the long run: of its traffic, of what goes wrong meanwhile, or of what follows. Named on the command line; all of them where none is. */
public enum Part {
    STORES("stock, documents, messages of stores, with accents and other scripts"),
    PRIMARY("what the primary edits"),
    AGENTS("a site run by the reference agent"),
    SPLIT("documents whose header and lines come in separate batches, finalised headers before their lines"),
    CLOCKS("documents dated 1970 to 9999, and a site run by an agent whose clock is wrong"),
    IN_USE("deletes of stores and central records that are in use"),
    KILLS("processes killed by kill -9"),
    CUTS("links cut"),
    MOVES("a store moved, and moved back");

    private final String meaning;

    Part(String meaning) {
        this.meaning = meaning;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /**
     * From words with commas between them; all of them from an empty text.
     *
     * @throws IllegalArgumentException naming those there are if a word is none of them
     */
    public static Set<Part> of(String words) {
        if (words.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        EnumSet<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words.split(",", -1)) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word
                            + "' is no part of the long run; there are: " + words(EnumSet.allOf(Part.class)))));
        }
        return parts;
    }

    /** In their order, with commas between them. */
    public static String words(Set<Part> parts) {
        return parts.stream().sorted().map(Part::word).collect(Collectors.joining(","));
    }
}
