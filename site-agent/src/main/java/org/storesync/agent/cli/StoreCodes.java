package org.storesync.agent.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storesync.agent.Site;
import org.storesync.agent.record.BodyReader;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.site.SiteView.StoreOnSite;

/** The stores that a site knows, by the codes that people use. */
final class StoreCodes {
    private static final String TYPE = "store";

    private final Map<String, String> idsByCode = new TreeMap<>();
    private final Map<String, String> namesById = new TreeMap<>();

    StoreCodes(Site site) {
        BodyReader bodies = new BodyReader(RecordCatalogue.standard());
        site.forEach(TYPE, record -> {
            Map<String, String> fields = bodies.scalars(record.body());
            String id = record.key().id();
            String code = fields.getOrDefault("code", "");
            String name = fields.getOrDefault("store", fields.getOrDefault("name", ""));
            if (!code.isEmpty()) {
                idsByCode.put(code, id);
            }
            namesById.put(id, (code + " " + name).strip());
        });
        site.view().ifPresent(view -> view.stores().forEach(store -> namesById.putIfAbsent(store.storeId(), "")));
    }

    /** @throws UsageFault if it is neither a code nor an id of a store known here */
    String id(String codeOrId) {
        String id = idsByCode.get(codeOrId);
        if (id != null) {
            return id;
        }
        if (namesById.containsKey(codeOrId)) {
            return codeOrId;
        }
        throw new UsageFault("no store '" + codeOrId + "' is known at this site"
                + (idsByCode.isEmpty() ? "" : "; there are " + String.join(", ", idsByCode.keySet())));
    }

    /** The store's code, then its id. */
    String told(String id) {
        String name = Optional.ofNullable(namesById.get(id)).orElse("");
        return name.isEmpty() ? id : name + " (" + id + ")";
    }

    /** The stores that are active here, by their codes. */
    String own(Site site) {
        return site.view().stream()
                .flatMap(view -> view.stores().stream())
                .filter(store -> store.type().equals("active"))
                .map(StoreOnSite::storeId)
                .map(this::told)
                .collect(Collectors.joining(", "));
    }
}
