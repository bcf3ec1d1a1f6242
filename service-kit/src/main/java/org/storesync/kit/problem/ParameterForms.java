package org.storesync.kit.problem;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters of paths and queries that are not text. If a value has the wrong form, the {@link Problem} names its parameter. The
 * framework alone would answer 404 and name nothing. It calls this class while a service is built or starts, not per call.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class ParameterForms implements ParamConverterProvider {
    private static final Form INT = new Form("must be a whole number from -2^31 to 2^31-1", Integer::valueOf);
    private static final Form LONG = new Form("must be a whole number from -2^63 to 2^63-1", Long::valueOf);

    private static final Map<Class<?>, Form> FORMS = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            UUID.class, new Form("must be a UUID", UUID::fromString),
            Instant.class, new Form("must be a time such as 2026-11-28T17:00:00Z", Instant::parse));

    /** @param read fails if a text does not have this form */
    private record Form(String rule, Function<String, Object> read) {
        static Form oneOf(List<?> values) {
            return new Form(
                    "must be one of " + values,
                    text -> values.stream()
                            .filter(value -> value.toString().equals(text))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private record Converter<T>(String parameter, Form form) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            try {
                return (T) form.read.apply(text);
            } catch (RuntimeException e) {
                throw Problem.invalid(parameter, form.rule);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String parameter = name(annotations);
        Form form = type.isEnum() ? Form.oneOf(Arrays.asList(type.getEnumConstants())) : FORMS.get(type);
        return parameter == null || form == null ? null : new Converter<>(parameter, form);
    }

    private static @Nullable String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return null;
    }
}
