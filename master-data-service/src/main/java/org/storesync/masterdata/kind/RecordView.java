package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind as people see it: a record with id, version, time of the last change, and a component for each property of the descriptor.
 *
 * @param <T> that record
 */
public final class RecordView<T> {
    private static final List<String> HEAD = List.of("id", "version", "updatedAt");

    private final Constructor<T> constructor;
    private final List<Part> parts = new ArrayList<>();

    public RecordView(Kind kind, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        List<Field> shown =
                kind.fields().stream().filter(field -> field.property() != null).toList();
        if (!names.subList(0, HEAD.size()).equals(HEAD) || names.size() != HEAD.size() + shown.size()) {
            throw new IllegalStateException(type.getSimpleName() + " has other components than " + kind);
        }
        for (RecordComponent component : Arrays.asList(components).subList(HEAD.size(), components.length)) {
            Field field = shown.stream()
                    .filter(each -> component.getName().equals(each.property()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(kind + " does not say what " + component + " is"));
            parts.add(new Part(component.getAccessor(), field));
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Part(Method accessor, Field field) {
        @Nullable
        Object read(JsonNode body) {
            return field.type().show(field.holder(body), field);
        }

        void write(Object value, ObjectNode body) throws ReflectiveOperationException {
            Object property = accessor.invoke(value);
            if (property == null) {
                field.reset(body);
            } else {
                field.type().take(property, field.holderIn(body), field);
            }
        }
    }

    public T read(String id, long version, Instant updatedAt, JsonNode body) {
        List<@Nullable Object> values = new ArrayList<>();
        values.addAll(List.of(id, version, updatedAt));
        for (Part part : parts) {
            values.add(part.read(body));
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts what the caller sent into the body. A property that the caller leaves out gets the value of a new record. */
    public void write(T value, ObjectNode body) {
        try {
            for (Part part : parts) {
                part.write(value, body);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
