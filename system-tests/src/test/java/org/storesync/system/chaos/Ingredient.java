package org.storesync.system.chaos;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An ingredient of the traffic of the long run: what is pushed, what goes wrong meanwhile, or what follows. A run has all of them if none is named. */
public enum Ingredient {
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

    Ingredient(String meaning) {
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
     * Ingredients from words with commas between them; all of them from an empty text.
     *
     * @throws IllegalArgumentException that lists all ingredients, if a word is none of them
     */
    public static Set<Ingredient> of(String words) {
        if (words.isEmpty()) {
            return EnumSet.allOf(Ingredient.class);
        }
        EnumSet<Ingredient> with = EnumSet.noneOf(Ingredient.class);
        for (String word : words.split(",", -1)) {
            with.add(Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word
                            + "' is no ingredient of the traffic; there are: "
                            + words(EnumSet.allOf(Ingredient.class)))));
        }
        return with;
    }

    /** The ingredients in their order, with commas between them. */
    public static String words(Set<Ingredient> with) {
        return with.stream().sorted().map(Ingredient::word).collect(Collectors.joining(","));
    }
}
