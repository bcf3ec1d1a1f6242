package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.WrongUsage;
import org.storesync.model.StoreId;

/** The stores that central knows, by the codes that people type and read. */
public final class StoreBook {
    private static final int NAMED = 20;

    private final Map<String, String> codesById = new LinkedHashMap<>();

    /** @param stores as the master-data-service lists them */
    public StoreBook(List<JsonNode> stores) {
        stores.forEach(store ->
                codesById.put(store.path("id").asText(), store.path("code").asText("")));
    }

    /** A store's code; its id if it has no code or is unknown. */
    public String code(String storeId) {
        String code = codesById.getOrDefault(storeId, "");
        return code.isEmpty() ? storeId : code;
    }

    /**
     * A store by its code or id. The case of letters does not matter if only one store matches.
     *
     * @throws WrongUsage if there is none; the message names the known stores
     */
    public StoreId require(String codeOrId) {
        if (codesById.containsKey(codeOrId)) {
            return new StoreId(codeOrId);
        }
        return Codes.find("store", codesById, codeOrId)
                .map(StoreId::new)
                .orElseThrow(() -> new WrongUsage("no store '" + codeOrId + "'; " + there()));
    }

    private String there() {
        List<String> codes =
                codesById.keySet().stream().map(this::code).sorted().toList();
        if (codes.isEmpty()) {
            return "there is none yet";
        }
        return "there are " + String.join(", ", codes.subList(0, Math.min(NAMED, codes.size())))
                + (codes.size() > NAMED ? " and " + (codes.size() - NAMED) + " more (./storesync admin stores)" : "");
    }
}
