package org.storesync.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The standard catalogue against what the field's wire and the guide say, both written down independently. */
class CatalogueContentTest {
    private static final RecordCatalogue CATALOGUE = RecordCatalogue.standard();

    /** Groups of types that are not in the guide's table. */
    private static final Set<String> OWN_GROUPS =
            Set.of("Files", "Numbers", "Plugins", "Support requests", "Transfer logs");

    @Test
    void holdsEveryTableOfTheFieldWithItsCategoryAndRouting() {
        List<FieldTables.Expected> expected = Stream.of(FieldTables.v5(), FieldTables.v6(), FieldTables.mobile())
                .flatMap(List::stream)
                .toList();

        List<FieldTables.Expected> actual = expected.stream()
                .map(table -> CATALOGUE.find(table.table()))
                .flatMap(type -> type.stream())
                .map(type -> new FieldTables.Expected(type.wireName(), type.category(), routing(type)))
                .toList();

        assertThat(actual).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("C1: every row of the guide's table is covered by the types that stand for it, in its category")
    void coversTheGuidesTable() {
        List<String> wrong = new ArrayList<>();
        for (GuideTable.Row row : GuideTable.rows()) {
            for (String covering : row.coveredBy()) {
                Routed found = resolve(covering);
                if (found == null
                        || found.category() != row.category()
                        || (!covering.endsWith("+merge") && !found.group().equals(row.dataType()))) {
                    wrong.add(row.dataType() + " (" + row.category() + "): " + covering);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void namesNoGroupTheGuideDoesNotHave() {
        Set<String> known =
                GuideTable.rows().stream().map(GuideTable.Row::dataType).collect(Collectors.toSet());
        known.addAll(OWN_GROUPS);

        assertThat(kinds().map(Routed::group)).isSubsetOf(known);
    }

    @Test
    @DisplayName("C6: items, units, names, prescribers and locations can be merged, nothing else")
    void allowsTheGuidesMerges() {
        assertThat(CATALOGUE.all().stream().filter(RecordType::mayMerge).map(RecordType::wireName))
                .containsExactly("unit", "item", "name", "Location", "clinician");
    }

    @Test
    @DisplayName("C3: what stays away when transactions are not synced")
    void marksWhatIncludeTransactionsLeavesOut() {
        assertThat(CATALOGUE.all().stream()
                        .filter(RecordType::onlyWithTransactions)
                        .map(RecordType::wireName))
                .containsExactly("item_line", "transact", "backorder", "Stock_take");
    }

    @Test
    @DisplayName("C7: kinds that only a field protocol carries have separate rows")
    void hasRowsForFieldOnlyKinds() {
        assertThat(Stream.of("om_activity_log", "user", "om_user_permission", "number", "number_reuse")
                        .map(CATALOGUE::find))
                .allMatch(type -> type.isPresent());
    }

    @Test
    void allowsLargeBodiesForReportsDocumentsFormsAndPluginsOnly() {
        int mebibyte = 1024 * 1024;
        assertThat(CATALOGUE.all())
                .allMatch(type -> type.maxBodyBytes() == mebibyte || type.maxBodyBytes() == 8 * mebibyte);
        assertThat(CATALOGUE.all().stream()
                        .filter(type -> type.maxBodyBytes() == 8 * mebibyte)
                        .map(RecordType::wireName))
                .containsExactly(
                        "om_document_registry",
                        "form_schema",
                        "report",
                        "om_report",
                        "om_form_schema",
                        "backend_plugin",
                        "frontend_plugin",
                        "om_document",
                        "dashboard_store_report",
                        "reference_document");
    }

    @Test
    @DisplayName("a code is permanent: codes.txt changes only by a new line")
    void keepsItsCodes() throws IOException {
        List<String> committed = lines("codes.txt");

        assertThat(CATALOGUE.all().stream().map(type -> type.code() + " " + type.wireName()))
                .containsExactlyInAnyOrderElementsOf(committed);
        assertThat(CATALOGUE.all().stream().map(RecordType::code)).doesNotHaveDuplicates();
    }

    @Test
    void ranksFollowTheFieldsOrderOfIntegration() {
        assertThat(ranksRise("currency", "name", "store", "name_store_join")).isTrue();
        assertThat(ranksRise("name", "store", "pref")).isTrue();
        assertThat(ranksRise("Location", "sensor", "temperature_breach", "temperature_log"))
                .isTrue();
        assertThat(ranksRise("unit", "item", "list_master_line")).isTrue();
        assertThat(ranksRise("Location_type", "item", "item_store_join")).isTrue();
        assertThat(ranksRise("item_category_level1", "item_category_level2", "item_category", "item", "barcode"))
                .isTrue();
        assertThat(ranksRise("item", "item_line")).isTrue();
        assertThat(ranksRise("periodSchedule", "period", "requisition", "requisition_line"))
                .isTrue();
        assertThat(ranksRise("store", "Location", "item_line", "location_movement"))
                .isTrue();
        assertThat(ranksRise("store", "clinician", "transact")).isTrue();
        assertThat(ranksRise("nameInsuranceJoin", "transact")).isTrue();
        assertThat(ranksRise("purchase_order", "transact", "trans_line")).isTrue();
        assertThat(ranksRise("diagnosis", "transact")).isTrue();
        assertThat(ranksRise("transact", "Stock_take", "Stock_take_lines")).isTrue();
        assertThat(ranksRise("list_master", "requisition")).isTrue();
    }

    @Test
    void documentsEveryFieldItNames() {
        Set<String> unknown = new TreeSet<>();
        for (RecordType type : CATALOGUE.all()) {
            assertThat(type.fieldKinds().all()).as(type.wireName()).isNotEmpty();
            type.fieldsOfInterest().names().stream()
                    .filter(field -> type.fieldKinds().of(field) == null)
                    .forEach(field -> unknown.add(type + "." + field));
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean ranksRise(String... names) {
        List<Integer> ranks = Stream.of(names).map(name -> type(name).rank()).toList();
        return ranks.equals(ranks.stream().distinct().sorted().toList());
    }

    private static Stream<Routed> kinds() {
        return CATALOGUE.all().stream().flatMap(type -> Stream.concat(Stream.of(type), type.variants().stream()));
    }

    private static Routed resolve(String covering) {
        boolean merge = covering.endsWith("+merge");
        String name = merge ? covering.substring(0, covering.length() - "+merge".length()) : covering;
        int bracket = name.indexOf('[');
        RecordType type =
                CATALOGUE.find(bracket < 0 ? name : name.substring(0, bracket)).orElse(null);
        if (type == null || (merge && !type.mayMerge())) {
            return null;
        }
        return bracket < 0
                ? type
                : type.variant(name.substring(bracket + 1, name.length() - 1)).orElse(null);
    }

    private static String routing(RecordType type) {
        List<String> fields = new ArrayList<>();
        if (type.parent() != null) {
            fields.add("parent:" + type.parent().field());
        }
        Stream.of(
                        type.storeField(),
                        type.storeNameField(),
                        type.otherPartyField(),
                        type.prescriberField(),
                        type.homeStoreField(),
                        type.patientField(),
                        type.fromStoreField(),
                        type.toStoreField())
                .filter(Objects::nonNull)
                .forEach(fields::add);
        return String.join(" ", fields);
    }

    private static RecordType type(String name) {
        return CATALOGUE.find(name).orElseThrow();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogueContentTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
