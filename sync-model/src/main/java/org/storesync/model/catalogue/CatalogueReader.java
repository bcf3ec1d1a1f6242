package org.storesync.model.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;
import org.storesync.model.WireLimits;

/** Reads records.json into a checked catalogue, or lists everything that is wrong with it. */
final class CatalogueReader {
    private final List<String> problems = new ArrayList<>();

    RecordCatalogue read(InputStream json, InputStream fields) throws IOException {
        JsonBlock file = JsonBlock.read(json, "records.json", problems);
        List<Condition> predicates = conditions(file.block("predicates"));
        List<Condition> facts = conditions(file.block("facts"));
        List<RecordType.Declared> declared =
                file.blocks("types").stream().map(this::type).toList();
        Map<String, Map<String, String>> references = references(file.block("references"), declared);
        file.done();
        new CatalogueCheck(declared, predicates, facts, problems).run();
        Map<String, FieldKinds> kinds = new FieldKindsReader(problems)
                .read(
                        fields,
                        declared.stream().map(RecordType.Declared::wireName).collect(Collectors.toSet()));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the record catalogue is wrong:\n  " + String.join("\n  ", problems));
        }
        Map<String, Condition> conditions = Stream.concat(predicates.stream(), facts.stream())
                .collect(Collectors.toMap(Condition::name, condition -> condition));
        List<RecordType> types = declared.stream()
                .map(type -> new RecordType(
                        type, fieldsOfInterest(type, conditions), kinds.getOrDefault(type.wireName(), FieldKinds.NONE)))
                .toList();
        return new RecordCatalogue(types, predicates, facts, references);
    }

    /** By type: which of its fields name records of which type. */
    private static Map<String, Map<String, String>> references(JsonBlock block, List<RecordType.Declared> declared) {
        Set<String> known = declared.stream().map(RecordType.Declared::wireName).collect(Collectors.toSet());
        Map<String, Map<String, String>> references = new HashMap<>();
        for (String type : block.keys()) {
            JsonBlock fields = block.block(type);
            Map<String, String> targets = new LinkedHashMap<>();
            for (String field : fields.keys()) {
                targets.put(field, fields.text(field));
            }
            if (!known.contains(type) || !known.containsAll(targets.values())) {
                fields.problem("no record type has this name, or the one it refers to");
            }
            references.put(type, Map.copyOf(targets));
        }
        return references;
    }

    private static List<Condition> conditions(JsonBlock block) {
        List<Condition> conditions = new ArrayList<>();
        for (String name : block.keys()) {
            JsonBlock condition = block.block(name);
            conditions.add(new Condition(name, condition.texts("reads"), condition.text("meaning")));
            condition.done();
        }
        return conditions;
    }

    private RecordType.Declared type(JsonBlock unnamed) {
        String name = unnamed.text("type");
        JsonBlock block = unnamed.at("type " + name);
        RecordVariant base = variant(block, RecordVariant.BASE, null);
        RecordType.Declared declared = new RecordType.Declared(
                name,
                block.integer("code"),
                parent(block.texts("parent"), block),
                block.has("id") ? block.optionalText("id") : "ID",
                block.flag("large", false) ? WireLimits.LARGE_RECORD_BYTES : WireLimits.RECORD_BYTES,
                block.integer("rank"),
                block.flag("merge", false),
                block.text("source"),
                block.texts("reads"),
                base,
                variants(block.blocks("variants"), name, base));
        block.done();
        return declared;
    }

    private static @Nullable ParentLink parent(List<String> typeAndField, JsonBlock block) {
        if (typeAndField.isEmpty()) {
            return null;
        }
        if (typeAndField.size() != 2) {
            block.problem("'parent' is [type, field]");
            return null;
        }
        return new ParentLink(typeAndField.get(0), typeAndField.get(1));
    }

    private static List<RecordVariant> variants(List<JsonBlock> blocks, String typeName, RecordVariant base) {
        List<RecordVariant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(RecordVariant.BASE));
        for (JsonBlock unnamed : blocks) {
            String name = unnamed.text("variant");
            JsonBlock block = unnamed.at("type " + typeName + " variant " + name);
            if (!names.add(name)) {
                block.problem("the name is used twice");
            }
            RecordVariant variant = variant(block, name, base);
            if (variant.selectors().isEmpty() && variant.fact() == null) {
                block.problem("nothing chooses it: give 'when' or 'fact'");
            }
            variants.add(variant);
            block.done();
        }
        return variants;
    }

    /** A variant takes over from the base what it does not say itself. An explicit null takes a field away. */
    private static RecordVariant variant(JsonBlock block, String name, @Nullable RecordVariant base) {
        Category category = base != null && !block.has("category") ? base.category() : category(block);
        boolean sameHome = base != null && category == base.category();
        @Nullable StreamKind home = sameHome && base != null ? base.home() : category.home();
        return new RecordVariant(
                name,
                base == null ? List.of() : selectors(block.block("when")),
                base == null ? null : block.optionalText("fact"),
                category,
                block.has("home") ? home(block) : home,
                routing(block, base == null ? null : base.routing()),
                base != null && !block.has("predicates") ? base.predicates() : block.texts("predicates"),
                base != null && !block.has("group") ? base.group() : block.text("group"),
                block.flag("onlyWithTransactions", base != null && base.onlyWithTransactions()));
    }

    private static List<Selector> selectors(JsonBlock when) {
        List<Selector> selectors = new ArrayList<>();
        for (String field : when.keys()) {
            selectors.add(new Selector(field, Set.copyOf(when.texts(field))));
        }
        return selectors;
    }

    private static RoutingFields routing(JsonBlock block, @Nullable RoutingFields base) {
        return new RoutingFields(
                field(block, "store", base == null ? null : base.store()),
                field(block, "storeName", base == null ? null : base.storeName()),
                field(block, "otherParty", base == null ? null : base.otherParty()),
                field(block, "patient", base == null ? null : base.patient()),
                field(block, "prescriber", base == null ? null : base.prescriber()),
                field(block, "homeStore", base == null ? null : base.homeStore()),
                field(block, "fromStore", base == null ? null : base.fromStore()),
                field(block, "toStore", base == null ? null : base.toStore()));
    }

    private static @Nullable String field(JsonBlock block, String key, @Nullable String otherwise) {
        return block.has(key) ? block.optionalText(key) : otherwise;
    }

    private static Category category(JsonBlock block) {
        String name = block.text("category");
        for (Category category : Category.values()) {
            if (category.wireName().equals(name)) {
                return category;
            }
        }
        block.problem("unknown category '" + name + "'");
        return Category.LOCAL;
    }

    private static @Nullable StreamKind home(JsonBlock block) {
        String prefix = block.text("home");
        for (StreamKind kind : StreamKind.values()) {
            if (kind.prefix().equals(prefix)) {
                return kind;
            }
        }
        block.problem("no stream is called '" + prefix + "'");
        return null;
    }

    private static FieldSet fieldsOfInterest(RecordType.Declared declared, Map<String, Condition> conditions) {
        Set<String> fields = new LinkedHashSet<>();
        if (declared.idField() != null) {
            fields.add(declared.idField());
        }
        if (declared.parent() != null) {
            fields.add(declared.parent().field());
        }
        for (RecordVariant variant : declared.baseAndVariants()) {
            variant.routing().named().forEach(fields::add);
            variant.selectors().forEach(selector -> fields.add(selector.field()));
            variant.predicates().forEach(name -> fields.addAll(reads(conditions, name)));
            if (variant.fact() != null) {
                fields.addAll(reads(conditions, variant.fact()));
            }
        }
        fields.addAll(declared.reads());
        return new FieldSet(fields);
    }

    private static List<String> reads(Map<String, Condition> conditions, String name) {
        @Nullable Condition condition = conditions.get(name);
        return condition == null ? List.of() : condition.reads();
    }
}
