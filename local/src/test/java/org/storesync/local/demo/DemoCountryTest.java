package org.storesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.model.catalogue.Category;

class DemoCountryTest {
    private static final DemoCountry COUNTRY = DemoCountry.load();
    private static final List<DemoRecord> RECORDS = COUNTRY.centralRecords();

    @Test
    void holdsSomeThreeHundredItemsWithUniqueCodesAndNames() {
        List<ObjectNode> items = bodies("item");

        assertThat(items).hasSizeBetween(280, 360);
        assertThat(items).extracting(item -> item.path("code").asText()).doesNotHaveDuplicates();
        assertThat(items).extracting(item -> item.path("item_name").asText()).doesNotHaveDuplicates();
        assertThat(items).allSatisfy(item -> {
            assertThat(item.size()).isGreaterThanOrEqualTo(25);
            assertThat(item.path("VEN_category").asText()).isIn("V", "E", "N");
            assertThat(item.path("is_vaccine").asBoolean())
                    .isEqualTo(item.path("doses").asInt() > 0);
        });
        assertThat(RECORDS)
                .filteredOn(change -> change.type().equals("item"))
                .allSatisfy(item -> assertThat(item.body().length).isGreaterThanOrEqualTo(500));
    }

    @Test
    void givesEveryRecordItsRequiredFieldsInCanonicalForm() {
        Map<String, Integer> counts = new TreeMap<>();
        for (DemoRecord change : RECORDS) {
            Canonical.check(change);
            counts.merge(change.type(), 1, Integer::sum);
        }
        System.out.println("central data: " + RECORDS.size() + " records " + counts);

        assertThat(counts)
                .containsEntry("currency", 3)
                .containsEntry("store", 10)
                .containsEntry("pref", 10);
    }

    @Test
    void holdsOnlyWhatThePrimaryMayEdit() {
        // C1
        assertThat(RECORDS)
                .allSatisfy(change -> assertThat(Canonical.category(change))
                        .isIn(Category.CENTRAL, Category.CENTRAL_DISPENSARY, Category.CENTRAL_STORE));
        assertThat(RECORDS)
                .extracting(Canonical::category)
                .contains(Category.CENTRAL_DISPENSARY, Category.CENTRAL_STORE);
    }

    @Test
    void usesEachIdOnceOverAllTypes() {
        assertThat(RECORDS).extracting(DemoRecord::id).doesNotHaveDuplicates();
    }

    @Test
    void namesOnlyWhatStandsBefore() {
        Map<String, String> references = Map.ofEntries(
                Map.entry("unit_ID", "unit"),
                Map.entry("category_ID", "item_category"),
                Map.entry("restricted_location_type_ID", "Location_type"),
                Map.entry("name_ID", "name"),
                Map.entry("store_ID", "store"),
                Map.entry("item_ID", "item"),
                Map.entry("item_master_ID", "list_master"),
                Map.entry("list_master_ID", "list_master"),
                Map.entry("periodScheduleID", "periodSchedule"),
                Map.entry("currency_ID", "currency"));
        Set<String> seen = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (DemoRecord change : RECORDS) {
            ObjectNode body = Body.read(change.body());
            references.forEach((field, type) -> {
                if (body.path(field).isTextual()) {
                    used.add(field);
                    assertThat(seen)
                            .as("%s %s", change, field)
                            .contains(type + body.path(field).asText());
                }
            });
            seen.add(change.type() + change.id());
        }

        assertThat(used).isEqualTo(references.keySet());
    }

    @Test
    void seedsWhatARemoteNeedsBeforeItCanWork() {
        assertThat(bodies("currency"))
                .filteredOn(currency -> currency.path("is_home_currency").asBoolean())
                .singleElement()
                .satisfies(home -> assertThat(home.path("rate").asInt()).isEqualTo(1));
        Map<String, String> systemNames = new HashMap<>();
        bodies("name").stream()
                .filter(name -> Set.of("invad", "build", "repack")
                        .contains(name.path("type").asText()))
                .forEach(name -> systemNames.put(
                        name.path("code").asText(), name.path("ID").asText()));
        assertThat(systemNames).containsOnlyKeys("invad", "build", "repack");
        for (ObjectNode store : bodies("store")) {
            String id = store.path("ID").asText();
            assertThat(visibleIn(id)).containsAll(systemNames.values()).hasSizeGreaterThan(3);
            assertThat(bodies("pref"))
                    .filteredOn(pref -> pref.path("store_ID").asText().equals(id))
                    .singleElement()
                    .satisfies(pref -> assertThat(pref.path("item").asText()).isEqualTo("store_preferences"));
            assertThat(bodies("list_master_name_join"))
                    .anySatisfy(join -> assertThat(join.path("name_ID")).isEqualTo(store.path("name_ID")));
        }
    }

    @Test
    void makesEachStoreActiveOnOneSiteAndTellsItsOtherTypes() {
        List<StoreId> active =
                COUNTRY.sites().stream().flatMap(site -> site.active().stream()).toList();

        // B1
        assertThat(active).doesNotHaveDuplicates().hasSameSizeAs(bodies("store"));
        assertThat(COUNTRY.sites())
                .extracting(DemoSite::kind)
                .containsExactly(
                        SiteKind.INTERNAL,
                        SiteKind.DESKTOP,
                        SiteKind.DESKTOP,
                        SiteKind.DESKTOP,
                        SiteKind.MOBILE,
                        SiteKind.MOBILE,
                        SiteKind.MOBILE);
        assertThat(COUNTRY.sites())
                .filteredOn(DemoSite::primary)
                .extracting(DemoSite::name)
                .containsExactly("Central");
        // Guide, example E: a store at central only; example F: one of a remote that central knows for administration.
        assertThat(COUNTRY.site("Central").active()).containsExactly(COUNTRY.storeId("RES01"));
        assertThat(COUNTRY.site("Central").syncWith()).singleElement().satisfies(type -> {
            assertThat(type.store()).isEqualTo(COUNTRY.storeId("SLE01"));
            assertThat(type.type()).isEqualTo(SyncType.TRANSFER);
        });
    }

    @Test
    void setsTypesOnlyWhereVisibilityAllowsThem() {
        // B2, B3: a store is known at a site if a store active there sees its name.
        Map<String, String> nameOf = new HashMap<>();
        bodies("store")
                .forEach(store -> nameOf.put(
                        store.path("ID").asText(), store.path("name_ID").asText()));
        for (DemoSite site : COUNTRY.sites()) {
            for (DemoSite.SyncWith type : site.syncWith()) {
                assertThat(site.active()).doesNotContain(type.store());
                if (!site.primary()) {
                    Set<String> visible = new HashSet<>();
                    site.active().forEach(store -> visible.addAll(visibleIn(store.value())));
                    assertThat(visible)
                            .as("%s at %s", type, site.name())
                            .contains(nameOf.get(type.store().value()));
                }
            }
        }
    }

    @Test
    void makesTheSameBytesEachTime() {
        assertThat(DemoCountry.load().centralRecords()).isEqualTo(RECORDS);
        assertThat(COUNTRY.itemId("PARA500T")).isEqualTo("CA758F3189BA5D5AB8B95E6FE8EEF45C");
    }

    @Test
    void namesTheSitesThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> COUNTRY.site("Atlantis"))
                .hasMessageContaining("no site 'Atlantis'")
                .hasMessageContaining("Walu Bay Clinic");
    }

    private static List<ObjectNode> bodies(String type) {
        List<ObjectNode> bodies = new ArrayList<>();
        RECORDS.stream()
                .filter(change -> change.type().equals(type))
                .forEach(change -> bodies.add(Body.read(change.body())));
        return bodies;
    }

    private static Set<String> visibleIn(String storeId) {
        Set<String> names = new HashSet<>();
        bodies("name_store_join").stream()
                .filter(join -> join.path("store_ID").asText().equals(storeId))
                .forEach(join -> names.add(join.path("name_ID").asText()));
        return names;
    }
}
