package org.storesync.model.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/** A record type of the wire, such as {@code transact}: one line of the catalogue. The type itself is routed like its base variant. */
public final class RecordType implements Routed {
    private final String wireName;
    private final int code;
    private final @Nullable ParentLink parent;
    private final @Nullable String idField;
    private final int maxBodyBytes;
    private final int rank;
    private final boolean mayMerge;
    private final String source;
    private final RecordVariant base;
    private final List<RecordVariant> variants;
    private final List<RecordVariant> variantsByFact;
    private final FieldSet fieldsOfInterest;
    private final FieldKinds fieldKinds;

    RecordType(Declared declared, FieldSet fieldsOfInterest, FieldKinds fieldKinds) {
        this.wireName = declared.wireName();
        this.code = declared.code();
        this.parent = declared.parent();
        this.idField = declared.idField();
        this.maxBodyBytes = declared.maxBodyBytes();
        this.rank = declared.rank();
        this.mayMerge = declared.mayMerge();
        this.source = declared.source();
        this.base = declared.base();
        this.variants = List.copyOf(declared.variants());
        this.variantsByFact =
                variants.stream().filter(variant -> variant.fact() != null).toList();
        this.fieldsOfInterest = fieldsOfInterest;
        this.fieldKinds = fieldKinds;
    }

    /**
     * A type as the file gives it, before the whole catalogue is checked.
     *
     * @param reads fields that the rules keep as facts, besides those that route it
     */
    record Declared(
            String wireName,
            int code,
            @Nullable ParentLink parent,
            @Nullable String idField,
            int maxBodyBytes,
            int rank,
            boolean mayMerge,
            String source,
            List<String> reads,
            RecordVariant base,
            List<RecordVariant> variants) {

        List<RecordVariant> baseAndVariants() {
            return Stream.concat(Stream.of(base), variants.stream()).toList();
        }
    }

    /** Exact, case-sensitive. */
    public String wireName() {
        return wireName;
    }

    /** Permanent, 1 to 32,767: what the database stores. Never used for another type. */
    public int code() {
        return code;
    }

    /** Not null for a child: a line of a document. */
    public @Nullable ParentLink parent() {
        return parent;
    }

    /** The body field that repeats the record's id; null when the body has none. */
    public @Nullable String idField() {
        return idField;
    }

    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** Records of a lower rank never refer to those of a higher rank, so a receiver takes them first. */
    public int rank() {
        return rank;
    }

    /** Two records of this type can be merged into one (C6). */
    public boolean mayMerge() {
        return mayMerge;
    }

    /** From where the type and its fields are known. */
    public String source() {
        return source;
    }

    /** The variant that applies when no other does. */
    public RecordVariant base() {
        return base;
    }

    /** The other variants, in the order in which they are tried. */
    public List<RecordVariant> variants() {
        return variants;
    }

    /** Those of them that depend on a fact too. */
    public List<RecordVariant> variantsByFact() {
        return variantsByFact;
    }

    public Optional<RecordVariant> variant(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    /** Every body field that a rule reads for this type. */
    public FieldSet fieldsOfInterest() {
        return fieldsOfInterest;
    }

    /** What its known fields hold. A body with another kind of value there is refused (docs/protocol.md, section 4). */
    public FieldKinds fieldKinds() {
        return fieldKinds;
    }

    /** The variant that the body fields choose. Variants that depend on a fact are left out. */
    public RecordVariant variantFor(FieldLookup fields) {
        return variantFor(fields, fact -> false);
    }

    /**
     * The first variant whose selectors match and whose fact, if it has one, holds; otherwise the base.
     *
     * @param facts says whether the named fact holds for this record; asked only where the selectors match
     */
    public RecordVariant variantFor(FieldLookup fields, Predicate<String> facts) {
        for (RecordVariant variant : variants) {
            if (variant.matches(fields) && (variant.fact() == null || facts.test(variant.fact()))) {
                return variant;
            }
        }
        return base;
    }

    @Override
    public Category category() {
        return base.category();
    }

    @Override
    public @Nullable StreamKind home() {
        return base.home();
    }

    @Override
    public RoutingFields routing() {
        return base.routing();
    }

    @Override
    public List<String> predicates() {
        return base.predicates();
    }

    @Override
    public String group() {
        return base.group();
    }

    @Override
    public boolean onlyWithTransactions() {
        return base.onlyWithTransactions();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
