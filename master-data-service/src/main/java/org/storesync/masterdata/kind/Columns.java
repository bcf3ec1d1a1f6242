package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;
import org.storesync.model.text.Folding;

/**
 * A record as its table keeps it: the body, and columns derived from it for searching and referring.
 *
 * @param sortKey the key; empty for a kind without a key
 * @param foldedKey the fields of its identity, folded: two records with the same one are the same in the real world
 * @param searchText key and name, folded
 * @param links ids of the records that it refers to, in the order of the kind's links
 */
public record Columns(
        String id, byte[] body, String sortKey, String foldedKey, String searchText, List<@Nullable String> links) {
    /** Far more than people type, and far less than an index can hold. */
    private static final int CHARACTERS_MAX = 200;

    private static final int IDENTITY_MAX = 300;
    private static final String BETWEEN = "\u001f";

    public static Columns of(Kind kind, String id, JsonNode body) {
        String key = kind.keyed() ? column(body, kind.key().getFirst(), CHARACTERS_MAX) : "";
        String searched = kind.searchField();
        String name = searched == null ? "" : column(body, searched, CHARACTERS_MAX);
        List<@Nullable String> links = new ArrayList<>();
        for (Link link : kind.links()) {
            String target = column(body, link.field(), CHARACTERS_MAX);
            links.add(target.isEmpty() ? null : target);
        }
        List<String> identity = kind.key().stream()
                .map(field -> column(body, field, IDENTITY_MAX))
                .toList();
        return new Columns(id, Bodies.bytes(body), key, foldedKey(identity), Folding.fold(key + " " + name), links);
    }

    /** The parts of an identity joined to one text that can be looked up. */
    public static String foldedKey(List<String> identity) {
        return identity.stream()
                .map(part -> Folding.fold(part.replace(BETWEEN, " ")))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String column(JsonNode body, String field, int charactersMax) {
        String text = Bodies.text(body, field);
        if (text == null) {
            return "";
        }
        String cut = text.substring(0, Math.min(charactersMax, text.length())).replace('\0', ' ');
        // Half a surrogate pair becomes a question mark.
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
