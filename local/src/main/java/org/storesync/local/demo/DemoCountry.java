package org.storesync.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/**
 * Navoro, a small invented country. Its medicines are real, its places and companies are not. It is read from the CSV files under
 * {@code /demo}. Package {@code activity} lets its stores work.
 */
public final class DemoCountry {
    private final Map<String, Item> items = index(CsvTable.load("items.csv"), Item::of, Item::code);
    private final Map<String, Store> stores = index(CsvTable.load("stores.csv"), Store::of, Store::code);
    private final Map<String, Supplier> suppliers = index(CsvTable.load("suppliers.csv"), Supplier::of, Supplier::code);
    private final Map<String, Outlet> outlets = index(CsvTable.load("outlets.csv"), Outlet::of, Outlet::code);
    private final Map<String, Set<String>> lists = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final List<CsvTable.Row> places = CsvTable.load("locations.csv");
    private final List<DemoSite> sites;

    private DemoCountry() {
        for (CsvTable.Row row : CsvTable.load("list_lines.csv")) {
            lists.computeIfAbsent(row.text("list"), list -> new LinkedHashSet<>())
                    .add(known(items, "item", row.text("item")).code());
        }
        for (CsvTable.Row row : CsvTable.load("people.csv")) {
            users.putIfAbsent(known(stores, "store", row.text("store")).code(), DemoIds.hex("user", row.text("code")));
        }
        sites = CsvTable.load("sites.csv").stream().map(this::site).toList();
    }

    public static DemoCountry load() {
        return new DemoCountry();
    }

    /** The sites to create, central's own first. */
    public List<DemoSite> sites() {
        return sites;
    }

    /** @throws IllegalArgumentException if the country has no such site */
    public DemoSite site(String name) {
        return sites.stream()
                .filter(site -> site.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo country has no site '" + name + "', only "
                        + sites.stream().map(DemoSite::name).toList()));
    }

    /** Central data as files for the master-data-service, in the order in which they must be imported. */
    public List<CentralSheet> centralSheets() {
        return new CentralSheets(this).all();
    }

    /** How a store works: the preferences that the master-data-service takes. */
    public byte[] preferences(Store store) {
        return StorePreferences.of(store);
    }

    /** The id of a store by its code in stores.csv, such as CMS01. */
    public StoreId storeId(String code) {
        return store(code).id();
    }

    /** The id of an item by its code in items.csv, such as PARA500T. */
    public String itemId(String code) {
        return known(items, "item", code).id();
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    public List<Store> stores() {
        return List.copyOf(stores.values());
    }

    List<Supplier> suppliers() {
        return List.copyOf(suppliers.values());
    }

    public List<Outlet> outlets() {
        return List.copyOf(outlets.values());
    }

    /** Codes of the items on a list. */
    Set<String> list(String code) {
        return known(lists, "list", code);
    }

    public Store store(String code) {
        return known(stores, "store", code);
    }

    Item item(String code) {
        return known(items, "item", code);
    }

    /** The suppliers from which a store buys, outside the supply chain. */
    public List<Supplier> suppliersOf(Store store) {
        return suppliers.values().stream()
                .filter(supplier -> supplier.sellsTo().equals(store.code()))
                .toList();
    }

    /** The items on the lists visible in a store. */
    public List<Item> range(Store store) {
        Set<String> codes = new LinkedHashSet<>();
        for (String list : store.lists()) {
            codes.addAll(known(lists, "list", list));
        }
        return codes.stream().map(code -> known(items, "item", code)).toList();
    }

    /** The person who signs a store's documents. */
    public String user(Store store) {
        return known(users, "person for store", store.code());
    }

    /** The places where a store keeps its stock. */
    public List<Place> places(Store store) {
        return places.stream()
                .filter(row -> row.text("role").equals(store.role()))
                .map(row -> Place.of(store, row))
                .toList();
    }

    private DemoSite site(CsvTable.Row row) {
        String name = row.text("name");
        List<StoreId> active = stores.values().stream()
                .filter(store -> store.site().equals(name))
                .map(Store::id)
                .toList();
        List<DemoSite.SyncWith> syncWith = new ArrayList<>();
        for (CsvTable.Row type : CsvTable.load("sync_with.csv")) {
            if (type.text("site").equals(name)) {
                syncWith.add(new DemoSite.SyncWith(
                        storeId(type.text("store")), SyncType.ofWire(type.text("type")), type.text("why")));
            }
        }
        return new DemoSite(name, SiteKind.ofWire(row.text("kind")), row.yes("central"), active, syncWith);
    }

    private static <T> Map<String, T> index(
            List<CsvTable.Row> rows, Function<CsvTable.Row, T> maker, Function<T, String> code) {
        Map<String, T> index = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            T value = maker.apply(row);
            if (index.putIfAbsent(code.apply(value), value) != null) {
                throw new IllegalArgumentException("the code " + code.apply(value) + " is twice in the demo's files");
            }
        }
        return index;
    }

    private static <T> T known(Map<String, T> index, String what, String code) {
        @Nullable T value = index.get(code);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the demo's files name the " + what + " '" + code + "', which they don't define");
        }
        return value;
    }
}
