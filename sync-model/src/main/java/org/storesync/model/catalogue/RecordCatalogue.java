package org.storesync.model.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All record types, found by wire name or code. It is immutable. The standard catalogue is read once, when it is first asked for. */
public final class RecordCatalogue {
    private final List<RecordType> types;
    private final List<Condition> predicates;
    private final List<Condition> facts;
    private final Map<String, Map<String, String>> references;
    private final Map<String, RecordType> byName = new HashMap<>();
    private final @Nullable RecordType[] byCode;
    private final @Nullable RecordType[] buckets;
    private final byte[][] bucketNames;

    RecordCatalogue(
            List<RecordType> types,
            List<Condition> predicates,
            List<Condition> facts,
            Map<String, Map<String, String>> references) {
        this.types = List.copyOf(types);
        this.predicates = List.copyOf(predicates);
        this.facts = List.copyOf(facts);
        this.references = Map.copyOf(references);
        this.byCode =
                new RecordType[types.stream().mapToInt(RecordType::code).max().orElse(0) + 1];
        int capacity = Integer.highestOneBit(Math.max(1, types.size())) * 4;
        this.buckets = new RecordType[capacity];
        this.bucketNames = new byte[capacity][];
        for (RecordType type : types) {
            byName.put(type.wireName(), type);
            byCode[type.code()] = type;
            byte[] name = type.wireName().getBytes(StandardCharsets.UTF_8);
            int bucket = freeBucket(name);
            buckets[bucket] = type;
            bucketNames[bucket] = name;
        }
    }

    /** The catalogue of this build, from records.json. */
    public static RecordCatalogue standard() {
        return Standard.CATALOGUE;
    }

    /** @throws IllegalStateException that names everything that is wrong with the file */
    static RecordCatalogue read(InputStream json, InputStream fields) throws IOException {
        return new CatalogueReader().read(json, fields);
    }

    public Optional<RecordType> find(String wireName) {
        return Optional.ofNullable(byName.get(wireName));
    }

    /** The type whose wire name is {@code buf[from..to)}, or null; makes no objects. */
    public @Nullable RecordType findUtf8(byte[] buf, int from, int to) {
        int length = to - from;
        int bucket = hash(buf, from, to);
        for (RecordType type = buckets[bucket]; type != null; type = buckets[bucket]) {
            byte[] name = bucketNames[bucket];
            if (name.length == length && Arrays.equals(name, 0, length, buf, from, to)) {
                return type;
            }
            bucket = bucket + 1 & buckets.length - 1;
        }
        return null;
    }

    /** @throws IllegalArgumentException if no type has this code: the database was written by a newer release */
    public RecordType byCode(int code) {
        RecordType type = code >= 0 && code < byCode.length ? byCode[code] : null;
        if (type == null) {
            throw new IllegalArgumentException("no record type has the code " + code);
        }
        return type;
    }

    /** All types in the order of the file: by category. */
    public Collection<RecordType> all() {
        return types;
    }

    /** The predicates that types name, with what they read and mean. */
    public List<Condition> predicates() {
        return predicates;
    }

    /** The facts that variants depend on. */
    public List<Condition> facts() {
        return facts;
    }

    /** By type of store data: which fields name central records, and of which type. */
    public Map<String, Map<String, String>> references() {
        return references;
    }

    private int freeBucket(byte[] name) {
        int bucket = hash(name, 0, name.length);
        while (buckets[bucket] != null) {
            bucket = bucket + 1 & buckets.length - 1;
        }
        return bucket;
    }

    private int hash(byte[] buf, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buf[i];
        }
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }

    private static final class Standard {
        private static final RecordCatalogue CATALOGUE = load();

        private static RecordCatalogue load() {
            try (InputStream json = resource("records.json");
                    InputStream fields = resource("fields.json")) {
                return read(json, fields);
            } catch (IOException e) {
                throw new UncheckedIOException("the record catalogue can't be read", e);
            }
        }

        private static InputStream resource(String name) {
            InputStream stream = RecordCatalogue.class.getResourceAsStream(name);
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the sync-model archive");
            }
            return stream;
        }
    }
}
