package org.storesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

class DemoCountryTest {
    private static final DemoCountry COUNTRY = DemoCountry.load();

    @Test
    void holdsSomeThreeHundredItemsWithUniqueCodesAndNames() {
        List<Map<String, String>> items = rows("items");

        assertThat(items).hasSizeBetween(280, 360);
        assertThat(items).extracting(item -> item.get("code")).doesNotHaveDuplicates();
        assertThat(items).extracting(item -> item.get("item_name")).doesNotHaveDuplicates();
        assertThat(items).allSatisfy(item -> {
            assertThat(item.get("ven")).isIn("V", "E", "N");
            assertThat(item.get("is_vaccine")).isEqualTo(item.get("doses").equals("0") ? "no" : "yes");
        });
    }

    @Test
    void usesEachIdOnceOverAllTypes() {
        assertThat(CentralRows.of(COUNTRY))
                .extracting(CentralRows.CentralRow::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesOnlyWhatIsImportedBefore() {
        Map<String, String> references = Map.of(
                "unit", "unit/unit",
                "category", "item_category/description",
                "location_type", "Location_type/description",
                "name_code", "name/code",
                "store_code", "store/code",
                "item", "item/code",
                "list", "list_master/code",
                "schedule", "periodSchedule/name",
                "currency", "currency/code");
        Set<String> seen = new HashSet<>();
        Set<String> used = new HashSet<>();
        CentralRows.of(COUNTRY).forEach(row -> {
            references.forEach((column, target) -> {
                String cell = row.cells().getOrDefault(column, "");
                if (!cell.isEmpty() && !target.equals(row.type() + '/' + column)) {
                    used.add(column);
                    assertThat(seen).as("%s %s", row, column).contains(target + '/' + cell);
                }
            });
            row.cells().forEach((column, cell) -> seen.add(row.type() + '/' + column + '/' + cell));
        });

        assertThat(used).isEqualTo(references.keySet());
    }

    @Test
    void seedsWhatARemoteNeedsBeforeItCanWork() {
        assertThat(rows("currencies"))
                .filteredOn(currency -> currency.get("home").equals("yes"))
                .singleElement()
                .satisfies(home -> assertThat(home.get("rate")).isEqualTo("1"));
        Set<String> systemNames = Set.of("invad", "build", "repack");
        assertThat(rows("names"))
                .filteredOn(name -> systemNames.contains(name.get("type")))
                .extracting(name -> name.get("code"))
                .containsExactlyInAnyOrderElementsOf(systemNames);
        for (Store store : COUNTRY.stores()) {
            assertThat(visibleIn(store.code())).containsAll(systemNames).hasSizeGreaterThan(3);
            assertThat(rows("lists-of-names"))
                    .anySatisfy(join -> assertThat(join.get("name_code")).isEqualTo(store.code()));
            assertThat(Body.read(COUNTRY.preferences(store))
                            .path("leadTimeMonths")
                            .asText())
                    .isIn("1", "2");
        }
    }

    @Test
    void writesItsFilesWithAHeaderLineAndQuotesWhereNeeded() {
        CentralSheet sheet = new CentralSheet("items", List.of(Map.of("code", "A,\"b\"")));

        assertThat(sheet.csv()).isEqualToNormalizingNewlines("code\n\"A,\"\"b\"\"\"\n");
    }

    @Test
    void makesEachStoreActiveOnOneSiteAndTellsItsOtherTypes() {
        List<StoreId> active =
                COUNTRY.sites().stream().flatMap(site -> site.active().stream()).toList();

        // B1
        assertThat(active).doesNotHaveDuplicates().hasSameSizeAs(COUNTRY.stores());
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
                .filteredOn(DemoSite::central)
                .extracting(DemoSite::name)
                .containsExactly("Central");
        // Guide, example E: a store only at central; example F: a store of a remote site that central knows for
        // administration.
        assertThat(COUNTRY.site("Central").active()).containsExactly(COUNTRY.storeId("RES01"));
        assertThat(COUNTRY.site("Central").syncWith()).singleElement().satisfies(type -> {
            assertThat(type.store()).isEqualTo(COUNTRY.storeId("SLE01"));
            assertThat(type.type()).isEqualTo(SyncType.TRANSFER);
        });
    }

    @Test
    void setsTypesOnlyWhereVisibilityAllowsThem() {
        // B2, B3: a store is known at a site if a store that is active there sees its name.
        for (DemoSite site : COUNTRY.sites()) {
            for (DemoSite.SyncWith type : site.syncWith()) {
                assertThat(site.active()).doesNotContain(type.store());
                if (!site.central()) {
                    Set<String> visible = new HashSet<>();
                    site.active().forEach(store -> visible.addAll(visibleIn(codeOf(store))));
                    assertThat(visible).as("%s at %s", type, site.name()).contains(codeOf(type.store()));
                }
            }
        }
    }

    @Test
    void makesTheSameBytesEachTime() {
        assertThat(DemoCountry.load().centralSheets()).isEqualTo(COUNTRY.centralSheets());
        assertThat(COUNTRY.itemId("PARA500T")).isEqualTo("CA758F3189BA8D5AB8B95E6FE8EEF45C");
    }

    @Test
    void namesTheSitesThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> COUNTRY.site("Atlantis"))
                .hasMessageContaining("no site 'Atlantis'")
                .hasMessageContaining("Walu Bay Clinic");
    }

    private static List<Map<String, String>> rows(String sheet) {
        return CentralRows.of(COUNTRY, sheet);
    }

    private static String codeOf(StoreId id) {
        return COUNTRY.stores().stream()
                .filter(store -> store.id().equals(id))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private static Set<String> visibleIn(String store) {
        Set<String> names = new HashSet<>();
        rows("visible-names").stream()
                .filter(row -> row.get("store_code").equals(store))
                .forEach(row -> names.add(row.get("name_code")));
        return names;
    }
}
