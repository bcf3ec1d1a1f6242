package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record as its table keeps it: the body, and what follows from it for searching and referring.
 *
 * @param sortKey the key, or nothing where a kind has none
 * @param searchText key and name in lower case
 * @param links ids of what it refers to, in the order of the kind's links
 */
public record Columns(String id, byte[] body, String sortKey, String searchText, List<@Nullable String> links) {
    /** Far above what people type, far below what an index can hold. */
    private static final int CHARACTERS_MAX = 200;

    public static Columns of(Kind kind, String id, JsonNode body) {
        String key = column(body, kind.keyField());
        String name = column(body, kind.nameField());
        List<@Nullable String> links = new ArrayList<>();
        for (Kind.Link link : kind.links()) {
            String target = column(body, link.field());
            links.add(target.isEmpty() ? null : target);
        }
        return new Columns(id, Bodies.bytes(body), key, (key + " " + name).toLowerCase(Locale.ROOT), links);
    }

    private static String column(JsonNode body, @Nullable String field) {
        String text = field == null ? null : Bodies.text(body, field);
        if (text == null) {
            return "";
        }
        String cut = text.substring(0, Math.min(CHARACTERS_MAX, text.length())).replace('\0', ' ');
        // Half a surrogate pair becomes a question mark.
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
