package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;

/** A kind of record that is kept here, as its descriptor describes it. {@link KindBuilder} makes it; {@link Kinds} has all. */
public final class Kind {
    private final String recordType;
    private final String table;
    private final String label;
    private final @Nullable String sheet;
    private final List<Field> fields;
    private final List<String> key;
    private final @Nullable String searchField;
    private final @Nullable String ownerField;
    private final ObjectNode template;
    private final Predicate<JsonNode> ours;
    private final boolean usedAtSites;
    private final ProblemCode unknown;
    private final List<Link> links;

    Kind(KindBuilder from) {
        this.recordType = from.recordType;
        this.table = from.table;
        this.label = from.label;
        this.sheet = from.sheet;
        this.fields = List.copyOf(from.fields);
        this.key = from.key;
        this.searchField = from.searchField;
        this.ownerField = from.ownerField;
        this.template = from.template();
        this.ours = from.ours;
        this.usedAtSites = from.usedAtSites;
        this.unknown = from.unknown;
        this.links = fields.stream().flatMap(Kind::link).toList();
    }

    private static Stream<Link> link(Field field) {
        String column = field.linkColumn();
        return column != null && field.type() instanceof ReferenceType(Kind target)
                ? Stream.of(new Link(target, column, field.name(), field.tie()))
                : Stream.empty();
    }

    /** Begins a descriptor. */
    public static KindBuilder of(String recordType) {
        return new KindBuilder(recordType);
    }

    /** Its name on the wire. */
    public String recordType() {
        return recordType;
    }

    public String table() {
        return table;
    }

    /** Plural, for people. */
    public String label() {
        return label;
    }

    /** The name of its files; empty if it has none. */
    public Optional<String> sheet() {
        return Optional.ofNullable(sheet);
    }

    /** The fields, in the order in which files have them. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether fields of its body identify a record in the real world. If not, the records that it links do. */
    public boolean keyed() {
        return !key.isEmpty();
    }

    /** The fields that identify a record in the real world: two records with the same folded values are the same record. */
    public List<String> key() {
        return key;
    }

    /** The first field of the key as people see it. */
    public String keyProperty() {
        for (Field field : fields) {
            String property = field.property();
            if (property != null && key.contains(field.name())) {
                return property;
            }
        }
        throw new IllegalStateException("nobody sees the key of " + recordType);
    }

    /** The field that is searched besides the key. */
    public @Nullable String searchField() {
        return searchField;
    }

    /** The records that it refers to, in the order of its fields. */
    public List<Link> links() {
        return links;
    }

    /** The link to the record with whose address its own address begins; empty if it has none. */
    public Optional<Link> owner() {
        return links.stream().filter(link -> link.field().equals(ownerField)).findFirst();
    }

    /** A new body, with every field that clients need. */
    public ObjectNode template() {
        return template.deepCopy();
    }

    /** Whether a body of this record type belongs here. Bodies of patients do not. */
    public boolean holds(JsonNode body) {
        return ours.test(body);
    }

    /** Whether sites can work with a record of this kind. Then routing is asked before a record is deleted. */
    public boolean usedAtSites() {
        return usedAtSites;
    }

    /** The problem for a record that does not exist. */
    public ProblemCode unknown() {
        return unknown;
    }

    @Override
    public String toString() {
        return recordType;
    }
}
