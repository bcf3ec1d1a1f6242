package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.Folding;

/**
 * A record as its table keeps it: the body, and what follows from it for searching and referring.
 *
 * @param sortKey the key, or nothing where a kind has none
 * @param foldedKey the fields of its identity, folded: two records with the same one are the same in the real world
 * @param searchText key and name, folded
 * @param links ids of what it refers to, in the order of the kind's links
 */
public record Columns(
        String id, byte[] body, String sortKey, String foldedKey, String searchText, List<@Nullable String> links) {
    /** Far above what people type, far below what an index can hold. */
    private static final int CHARACTERS_MAX = 200;

    private static final int IDENTITY_MAX = 300;
    private static final String BETWEEN = "\u001f";

    public static Columns of(Kind kind, String id, JsonNode body) {
        String key = column(body, kind.keyField());
        String name = column(body, kind.nameField());
        List<@Nullable String> links = new ArrayList<>();
        for (Kind.Link link : kind.links()) {
            String target = column(body, link.field());
            links.add(target.isEmpty() ? null : target);
        }
        List<String> identity = kind.identity().stream()
                .map(field -> column(body, field, IDENTITY_MAX))
                .toList();
        return new Columns(id, Bodies.bytes(body), key, foldedKey(identity), Folding.fold(key + " " + name), links);
    }

    /** The parts of an identity as one text to look up. */
    public static String foldedKey(List<String> identity) {
        return identity.stream()
                .map(part -> Folding.fold(part.replace(BETWEEN, " ")))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String column(JsonNode body, @Nullable String field) {
        return column(body, field, CHARACTERS_MAX);
    }

    private static String column(JsonNode body, @Nullable String field, int charactersMax) {
        String text = field == null ? null : Bodies.text(body, field);
        if (text == null) {
            return "";
        }
        String cut = text.substring(0, Math.min(charactersMax, text.length())).replace('\0', ' ');
        // Half a surrogate pair becomes a question mark.
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
