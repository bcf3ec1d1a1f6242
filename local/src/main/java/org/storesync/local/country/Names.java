package org.storesync.local.country;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.model.StoreId;

/** Names a person can type: a site's as folder and argument, a store's by its code. */
public final class Names {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> codesById;

    /** The names of the demo country. */
    public Names(DemoCountry country) {
        codesById = country.centralRecords().stream()
                .filter(record -> record.type().equals("store"))
                .collect(Collectors.toMap(DemoRecord::id, Names::code));
    }

    /** {@code North Kesa District} becomes {@code north-kesa-district}. */
    public static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** A store by the code of the demo country, else by its id. */
    public StoreId store(String codeOrId) {
        return codesById.entrySet().stream()
                .filter(entry -> entry.getValue().equals(codeOrId))
                .findFirst()
                .map(entry -> new StoreId(entry.getKey()))
                .orElseGet(() -> new StoreId(codeOrId));
    }

    /** The code of a store of the demo country; any other's id stays as it is. */
    public String code(String storeId) {
        return codesById.getOrDefault(storeId, storeId);
    }

    private static String code(DemoRecord store) {
        byte[] body = store.body();
        try {
            return body == null ? store.id() : JSON.readTree(body).path("code").asText(store.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
