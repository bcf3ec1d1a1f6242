package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;
import org.storesync.model.ProblemCode;

/** Builds the descriptor of a kind. If its parts do not fit together, the service does not start. */
public final class KindBuilder {
    final String recordType;
    final List<Field> fields = new ArrayList<>();
    String table = "";
    String label = "";

    @Nullable
    String sheet;

    List<String> key = List.of();

    @Nullable
    String searchField;

    @Nullable
    String ownerField;

    Predicate<JsonNode> ours = body -> true;
    boolean usedAtSites;
    ProblemCode unknown = ProblemCode.RECORD_UNKNOWN;
    private ObjectNode others = Bodies.empty();

    KindBuilder(String recordType) {
        this.recordType = recordType;
    }

    public KindBuilder table(String name) {
        table = name;
        return this;
    }

    /** Plural, for people. */
    public KindBuilder label(String plural) {
        label = plural;
        return this;
    }

    /** The name of its files. */
    public KindBuilder sheet(String name) {
        sheet = name;
        return this;
    }

    /** The fields, in the order in which files have them. */
    public KindBuilder fields(Field... some) {
        fields.addAll(List.of(some));
        return this;
    }

    /** Fields that an object of the body holds. */
    public KindBuilder fieldsWithin(String object, Field... some) {
        for (Field field : some) {
            fields.add(field.within(object));
        }
        return this;
    }

    /** The fields that identify a record in the real world. The first one is the code or name that people know. */
    public KindBuilder key(String... names) {
        key = List.of(names);
        return this;
    }

    /** The field that is searched besides the key. */
    public KindBuilder alsoSearched(String name) {
        searchField = name;
        return this;
    }

    /** The reference to the record with whose address its own address begins. */
    public KindBuilder ownedBy(String name) {
        ownerField = name;
        return this;
    }

    /** What a new record has besides these fields, because clients need it. Nobody edits it here. */
    public KindBuilder others(String json) {
        others = Bodies.parse(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Says which bodies of the record type belong here. */
    public KindBuilder onlyWhere(Predicate<JsonNode> body) {
        ours = body;
        return this;
    }

    /** Sites can work with a record of this kind, so routing is asked before a record is deleted. */
    public KindBuilder usedAtSites() {
        usedAtSites = true;
        return this;
    }

    /** The problem for a record that does not exist. */
    public KindBuilder unknown(ProblemCode code) {
        unknown = code;
        return this;
    }

    public Kind build() {
        require(!table.isEmpty() && !label.isEmpty(), "needs a table and a label");
        List<String> names = fields.stream().map(Field::name).toList();
        require(names.stream().distinct().count() == names.size(), "has a field twice");
        require(names.containsAll(key), "has no field for its key");
        require(searchField == null || names.contains(searchField), "has no field " + searchField);
        Kind kind = new Kind(this);
        require(ownerField == null || kind.owner().isPresent(), "does not link its owner");
        require(kind.keyed() || !kind.links().isEmpty(), "needs a key or links");
        return kind;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("the kind " + recordType + " " + otherwise);
        }
    }

    ObjectNode template() {
        ObjectNode template = Bodies.empty().put("ID", "");
        fields.forEach(field -> field.reset(template));
        template.setAll(others);
        return template;
    }
}
