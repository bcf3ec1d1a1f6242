package org.storesync.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.Condition;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.catalogue.Routed;
import org.storesync.model.catalogue.Selector;

/** Renders docs/record-catalogue.md from the catalogue and its field kinds. */
final class CataloguePage {
    private static final String INTRODUCTION = """
            # Record catalogue

            Every record type that can come over the wire. The test `GeneratedDocsTest` of sync-model writes this page from `records.json` and
            `fields.json`: change those files, not this page. The guide and docs/requirements.md (C1) say what the categories mean.

            - **code**: what the database stores; permanent, never given to another type.
            - **routing**: the body fields that say where a record belongs. A line belongs where its parent does.
            - **rank**: a record never refers to one of a higher rank, so a receiver takes lower ranks first.
            - **known from**: the wire that has the type: sync v5 and v6 (open-mSupply), sync v3 (mobile), `own` (only ours). `guide` means that the guide
              names the kind but no wire has it: the name is the likely name of the table, and only id and routing are agreed.
            - A field whose kind is followed by `?` may be null or absent. `enum` is a text from a known list, `any` is any JSON. Fields that are not
              listed are kept. If a listed field holds another kind of value, the record is refused `field-kind`.

            """;

    private final RecordCatalogue catalogue;

    CataloguePage(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Category category : Category.values()) {
            category(page, category);
        }
        variants(page);
        conditions(
                page,
                "Predicates",
                "Any of a type's predicates makes a document addressed to its other party.",
                catalogue.predicates());
        conditions(
                page,
                "Facts",
                "What a variant may depend on, besides the fields of its body. The rules know these facts.",
                catalogue.facts());
        references(page);
        fields(page);
        return page.toString();
    }

    private void category(StringBuilder page, Category category) {
        List<RecordType> types = catalogue.all().stream()
                .filter(type -> type.category() == category)
                .toList();
        page.append("## ").append(category.wireName()).append("\n\n");
        page.append("Edited by %s; goes to %s.\n\n".formatted(category.editedBy(), category.goesTo()));
        page.append("| code | type | routing | rank | row of the guide | known from |\n|---|---|---|---|---|---|\n");
        for (RecordType type : types) {
            page.append("| %d | `%s`%s | %s | %d | %s | %s |\n"
                    .formatted(
                            type.code(),
                            type.wireName(),
                            notes(type),
                            routing(
                                    type.parent() == null
                                            ? ""
                                            : "line of `%s` by `%s`"
                                                    .formatted(
                                                            type.parent().typeName(),
                                                            type.parent().field()),
                                    type),
                            type.rank(),
                            type.group(),
                            type.source()));
        }
        page.append('\n');
    }

    private static String notes(RecordType type) {
        List<String> notes = new ArrayList<>();
        if (type.mayMerge()) {
            notes.add("merges");
        }
        if (type.maxBodyBytes() > 1024 * 1024) {
            notes.add("up to %d MiB".formatted(type.maxBodyBytes() / 1024 / 1024));
        }
        if (type.onlyWithTransactions()) {
            notes.add("only with transactions");
        }
        if (type.idField() == null) {
            notes.add("no id in the body");
        }
        return notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
    }

    private void variants(StringBuilder page) {
        page.append(
                "## Variants\n\nThe first variant that applies is taken; if none applies, the type is as above. The columns say what holds for the variant, also where it is as in the type.\n\n");
        page.append("| type | variant | when | category | routing | row of the guide |\n|---|---|---|---|---|---|\n");
        for (RecordType type : catalogue.all()) {
            for (RecordVariant variant : type.variants()) {
                page.append("| `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                type.wireName(),
                                variant.name(),
                                when(variant),
                                variant.category().wireName(),
                                routing("", variant),
                                variant.group()));
            }
        }
        page.append('\n');
    }

    private void references(StringBuilder page) {
        page.append(
                "## References\n\nThe central records that store data may name. Such a record can't be deleted while a store's record names it.\n\n");
        page.append("| type | field: what it names |\n|---|---|\n");
        new TreeMap<>(catalogue.references())
                .forEach((type, fields) -> page.append("| `%s` | %s |\n"
                        .formatted(
                                type,
                                new TreeMap<>(fields)
                                        .entrySet().stream()
                                                .map(field -> "`%s`: `%s`".formatted(field.getKey(), field.getValue()))
                                                .collect(Collectors.joining(", ")))));
        page.append('\n');
    }

    private static String when(RecordVariant variant) {
        Stream<String> fields = variant.selectors().stream().map(CataloguePage::selector);
        return Stream.concat(fields, Stream.ofNullable(variant.fact())).collect(Collectors.joining(" and "));
    }

    private static String selector(Selector selector) {
        String values = selector.values().stream()
                .sorted()
                .map(value -> value.isEmpty() ? "empty" : value)
                .collect(Collectors.joining(" or "));
        return "`%s` is %s".formatted(selector.field(), values);
    }

    private static String routing(String first, Routed routed) {
        List<String> parts = new ArrayList<>(first.isEmpty() ? List.of() : List.of(first));
        part(parts, "store", routed.storeField());
        part(parts, "store's name", routed.storeNameField());
        part(parts, "other party", routed.otherPartyField());
        part(parts, "patient", routed.patientField());
        part(parts, "prescriber", routed.prescriberField());
        part(parts, "home store", routed.homeStoreField());
        part(parts, "from", routed.fromStoreField());
        part(parts, "to", routed.toStoreField());
        if (!routed.predicates().isEmpty()) {
            parts.add("addressed by " + String.join(", ", routed.predicates()));
        }
        return String.join("; ", parts);
    }

    private static void part(List<String> parts, String what, @Nullable String field) {
        if (field != null) {
            parts.add("%s `%s`".formatted(what, field));
        }
    }

    private static void conditions(StringBuilder page, String title, String introduction, List<Condition> conditions) {
        page.append("## %s\n\n%s\n\n| name | reads | holds for |\n|---|---|---|\n".formatted(title, introduction));
        for (Condition condition : conditions) {
            String reads = condition.reads().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
            page.append("| %s | %s | %s |\n".formatted(condition.name(), reads, condition.meaning()));
        }
        page.append('\n');
    }

    private void fields(StringBuilder page) {
        page.append("## Fields\n\n| type | fields of the body |\n|---|---|\n");
        for (RecordType type : catalogue.all()) {
            String fields = type.fieldKinds().all().stream()
                    .map(field ->
                            "`%s` %s%s".formatted(field.name(), field.kind().wireName(), field.optional() ? "?" : ""))
                    .collect(Collectors.joining(", "));
            page.append("| `%s` | %s |\n".formatted(type.wireName(), fields));
        }
    }
}
