package org.storesync.k8s.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A document with one letter too many in the name of one field. Two are equal if they are wrong at the same place of the same kind. */
record Misspelling(Manifest manifest, String place) {
    /** Fields below which any name is right. */
    private static final Set<String> FREE =
            Set.of("annotations", "data", "labels", "limits", "matchLabels", "parameters", "requests");

    /** All ways to misspell one field of a document. */
    static Stream<Misspelling> of(Manifest manifest) {
        return fields(manifest.json(), JsonPointer.empty(), manifest.kind().equals("Service"))
                .map(field -> new Misspelling(misspelt(manifest, field), field.toString()));
    }

    private static Stream<JsonPointer> fields(JsonNode node, JsonPointer at, boolean isService) {
        if (node.isArray()) {
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(index -> fields(node.get(index), at.appendIndex(index), isService));
        }
        String name = at.last() == null ? "" : at.last().getMatchingProperty();
        boolean free = FREE.contains(name) || (isService && name.equals("selector"));
        return free
                ? Stream.empty()
                : node.properties().stream()
                        .map(Map.Entry::getKey)
                        .flatMap(key -> Stream.concat(
                                Stream.of(at.appendProperty(key)),
                                fields(node.get(key), at.appendProperty(key), isService)));
    }

    private static Manifest misspelt(Manifest manifest, JsonPointer field) {
        ObjectNode copy = manifest.json().deepCopy();
        ObjectNode parent = (ObjectNode) copy.at(field.head());
        String name = field.last().getMatchingProperty();
        parent.set(name + "x", parent.remove(name));
        return new Manifest(copy);
    }

    /** The place without numbers of list entries. */
    private String pattern() {
        return manifest.kind() + place.replaceAll("/\\d+(?=/|$)", "/*");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Misspelling it && pattern().equals(it.pattern());
    }

    @Override
    public int hashCode() {
        return pattern().hashCode();
    }

    @Override
    public String toString() {
        return pattern();
    }
}
