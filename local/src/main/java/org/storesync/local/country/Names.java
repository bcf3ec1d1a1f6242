package org.storesync.local.country;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Store;
import org.storesync.model.StoreId;

/** Names a person can type: a site's as folder and argument, a store's by its code. */
public final class Names {
    private final Map<String, String> codesById;

    /** The names of the demo country. */
    public Names(DemoCountry country) {
        codesById = country.stores().stream()
                .collect(Collectors.toMap(store -> store.id().value(), Store::code));
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
}
