package org.storesync.model.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record's body, for the few rules that compare two bodies or keep a field of the stored one. All other code reads only the
 * fields of interest.
 */
public final class BodyFields {
    private static final byte[] EMPTY = {'{', '}'};

    private final byte[] buf;
    private final int from;
    private final int to;
    private final List<Member> members = new ArrayList<>();

    /** It begins at {@code begin}, its value lies in {@code from..to}; {@code text} is null for null, objects and lists. */
    private record Member(
            int begin,
            String name,
            int from,
            int to,
            @Nullable String text) {}

    private BodyFields(byte[] buf, int from, int to) {
        this.buf = buf;
        this.from = from;
        this.to = to;
        JsonText body = new JsonText(buf, from, to);
        body.beginObject();
        if (!body.accept('}')) {
            do {
                body.peek();
                int begin = body.position();
                String name = body.readString();
                body.expect(':');
                body.peek();
                int start = body.position();
                String text = body.readScalar();
                members.add(new Member(begin, name, start, body.position(), text));
            } while (body.accept(','));
            body.expect('}');
        }
        body.endObject();
    }

    /** Reads a body that was checked when it was pushed. */
    public static BodyFields of(byte[] body) {
        return new BodyFields(body, 0, body.length);
    }

    public static BodyFields of(PushedChange change) {
        return change.hasBody()
                ? new BodyFields(change.buf(), change.bodyFrom(), change.bodyTo())
                : new BodyFields(EMPTY, 0, EMPTY.length);
    }

    /** The text of a field; null if the field is empty, null, an object or a list. */
    public @Nullable String text(String name) {
        String text = null;
        for (Member member : members) {
            if (member.name().equals(name)) {
                text = member.text();
            }
        }
        return text == null || text.isEmpty() ? null : text;
    }

    /** All fields that have a value, by name. Fields of inner objects have the name {@code outer.inner}. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Member member : members) {
            if (buf[member.from()] == '{') {
                new BodyFields(buf, member.from(), member.to())
                        .values()
                        .forEach((name, value) -> values.put(member.name() + "." + name, value));
            } else if (buf[member.from()] == '[') {
                values.put(member.name(), raw(member));
            } else if (member.text() != null && !member.text().isEmpty()) {
                values.put(member.name(), member.text());
            }
        }
        return values;
    }

    /** The value of a field exactly as in the body, as JSON; {@code null} if it has none. */
    public String json(String name) {
        String json = "null";
        for (Member member : members) {
            if (member.name().equals(name)) {
                json = raw(member);
            }
        }
        return json;
    }

    private String raw(Member member) {
        return new String(buf, member.from(), member.to() - member.from(), StandardCharsets.UTF_8);
    }

    /** A copy of the body with these values, each as JSON. A field that the body has is replaced in its place; a new field comes last. */
    public byte[] with(Map<String, String> values) {
        Map<String, String> missing = new LinkedHashMap<>(values);
        ByteArrayOutputStream copy = new ByteArrayOutputStream(to - from + 32 * values.size());
        int at = from;
        for (Member member : members) {
            String value = values.get(member.name());
            if (value != null) {
                copy.write(buf, at, member.from() - at);
                copy.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                at = member.to();
                missing.remove(member.name());
            }
        }
        int end = to;
        while (buf[end - 1] != '}') {
            end--;
        }
        copy.write(buf, at, end - 1 - at);
        boolean first = members.isEmpty();
        for (var field : missing.entrySet()) {
            String member = (first ? "" : ",") + quoted(field.getKey()) + ":" + field.getValue();
            copy.writeBytes(member.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        copy.write('}');
        return copy.toByteArray();
    }

    /** A copy of the body without the fields, also of inner objects, whose names match; the rest is byte by byte the same. */
    public byte[] without(Predicate<String> names) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(to - from);
        copy.write('{');
        for (Member member : members) {
            if (!names.test(member.name())) {
                if (copy.size() > 1) {
                    copy.write(',');
                }
                copy.write(buf, member.begin(), member.from() - member.begin());
                if (buf[member.from()] == '{') {
                    copy.writeBytes(new BodyFields(buf, member.from(), member.to()).without(names));
                } else {
                    copy.write(buf, member.from(), member.to() - member.from());
                }
            }
        }
        copy.write('}');
        return copy.toByteArray();
    }

    /** True if the body, or an inner object, has a field whose name matches. */
    public boolean has(Predicate<String> names) {
        return members.stream()
                .anyMatch(member -> names.test(member.name())
                        || (buf[member.from()] == '{' && new BodyFields(buf, member.from(), member.to()).has(names)));
    }

    /** The rules add only plain words as names, so nothing needs to be escaped. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
