package org.storesync.routing.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Kind.Where;
import org.storesync.routing.oracle.Wish.Op;

/** Makes random changes: most are well formed, some name nothing or what is not there, some are of records that stand. */
final class WishMaker {
    private static final List<String> STATUSES = List.of("nw", "sg", "cn", "fn");
    private static final List<String> OM_STATUSES =
            List.of("NEW", "PICKED", "SHIPPED", "SENT", "FINALISED", "VERIFIED");
    private static final List<String> LINKS = List.of(
            "original_PO_ID",
            "linked_transaction_id",
            "linked_transaction_ID",
            "linked_requisition_id",
            "linked_indicator_value_ID");
    private static final List<String> MERGE = List.of("item", "name", "unit", "Location", "clinician");

    private final Random random;
    private final RuleTable table;
    private final ModelCountry country;
    private final Map<String, List<String>> ids;
    private final Map<String, Card> log;
    private int made;

    /** @param ids those of the records in the log, by type */
    WishMaker(
            Random random,
            RuleTable table,
            ModelCountry country,
            Map<String, List<String>> ids,
            Map<String, Card> log) {
        this.random = random;
        this.table = table;
        this.country = country;
        this.ids = ids;
        this.log = log;
    }

    Wish of(Kind kind) {
        String type = kind.type();
        int dice = random.nextInt(100);
        if (dice < 2) {
            String merged = country.any(MERGE);
            return new Wish(Op.MERGE, merged, "m", Map.of("mergeIdToKeep", "k", "mergeIdToDelete", "m"), -1);
        }
        List<String> known = ids.getOrDefault(type, List.of());
        boolean standing = !known.isEmpty() && (dice < 40 || kind.name().equals("user/base") || dice > 94);
        String id = type.equals("store")
                ? (random.nextInt(10) == 0 ? country.any(ModelCountry.STORES) : country.any(country.stores()))
                : standing ? country.any(known) : type + made++;
        if (dice > 90) {
            return new Wish(Op.DELETE, type, id, Map.of(), base(type, id));
        }
        return new Wish(Op.UPSERT, type, id, fields(kind, id), standing ? base(type, id) : -1);
    }

    private long base(String type, String id) {
        Card card = log.get(type + "/" + id);
        return switch (random.nextInt(6)) {
            case 0, 1 -> card == null ? 0 : card.version();
            case 2 -> random.nextInt(3);
            default -> -1;
        };
    }

    private Map<String, String> fields(Kind kind, String id) {
        Map<String, String> fields = new HashMap<>();
        kind.chosenBy().forEach((field, values) -> put(fields, field, country.any(values)));
        if (kind.where() == Where.MESSAGE) {
            put(fields, "fromStoreID", random.nextInt(8) == 0 ? null : store());
            put(fields, "toStoreID", random.nextInt(8) == 0 ? null : store());
            put(fields, "status", random.nextBoolean() ? "new" : "read");
        } else if (kind.where() == Where.STORE_RECORD) {
            put(fields, "name_ID", "n" + id);
            put(fields, "store_mode", random.nextBoolean() ? "dispensary" : "store");
        } else if (kind.where() == Where.UNDER_PARENT) {
            put(fields, kind.field(), parent(kind));
        } else if (kind.name().equals("list_master_name_join/no-store")) {
            put(fields, "name_ID", random.nextBoolean() ? "plain" : null);
        } else if (kind.where() == Where.SETUP_BY_NAME) {
            put(fields, "name_ID", "n" + country.any(country.stores()));
        } else if (kind.field() != null) {
            put(fields, kind.field(), random.nextInt(40) == 0 ? null : store());
        }
        put(fields, "patient_event_ID", kind.name().equals("name_note/base") ? "event" : null);
        if (kind.type().equals("transact") || kind.party() != null) {
            document(kind, fields);
        }
        return fields;
    }

    private void document(Kind kind, Map<String, String> fields) {
        String party = kind.party() == null ? "name_ID" : kind.party().field();
        boolean named = kind.party() == null ? random.nextInt(20) == 0 : random.nextInt(10) < 7;
        put(fields, party, named ? "n" + country.any(country.stores()) : random.nextBoolean() ? "plain" : null);
        put(fields, "status", country.any(STATUSES));
        put(fields, "om_status", random.nextInt(3) == 0 ? country.any(OM_STATUSES) : null);
        LINKS.forEach(link -> put(fields, link, random.nextInt(5) == 0 ? "L" + random.nextInt(3) : null));
    }

    private String store() {
        return random.nextInt(40) == 0 ? "X" : country.any(country.stores());
    }

    private @Nullable String parent(Kind kind) {
        List<String> known = new ArrayList<>(ids.getOrDefault(String.valueOf(table.parentOf(kind.type())), List.of()));
        return switch (random.nextInt(30)) {
            case 0 -> null;
            case 1 -> "unknown";
            default -> known.isEmpty() ? "unknown" : country.any(known);
        };
    }

    private static void put(Map<String, String> fields, @Nullable String field, @Nullable String value) {
        if (field != null && value != null) {
            fields.put(field, value);
        }
    }
}
