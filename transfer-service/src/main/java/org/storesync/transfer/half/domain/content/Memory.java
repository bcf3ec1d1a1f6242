package org.storesync.transfer.half.domain.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What central last wrote of a half. So central writes only what its source changed since, and recognises its own earlier values.
 *
 * @param halfId empty if there is no half
 * @param header the fields that follow the source; null: not known, so they count as written
 * @param earlier by field: the values that central wrote before
 * @param writes how often this state of the source was written into the header
 * @param lines bodies by id
 */
public record Memory(
        String halfId,
        @Nullable Map<String, @Nullable Object> header,
        Map<String, List<Object>> earlier,
        int writes,
        Map<String, Map<String, @Nullable Object>> lines) {
    public static final Memory NONE = new Memory("", null, Map.of(), 0, Map.of());

    /** How many earlier values of a field are remembered. */
    private static final int EARLIER_MAX = 20;

    public Memory {
        header = header == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(header));
        earlier = Map.copyOf(earlier);
        lines = Map.copyOf(lines);
    }

    /** The memory of a half that was just made. */
    public static Memory of(Wanted wanted) {
        Map<String, Map<String, @Nullable Object>> lines = new LinkedHashMap<>();
        wanted.lines().forEach(line -> lines.put(line.id(), line.body()));
        return new Memory(wanted.halfId(), wanted.followed(), Map.of(), 1, lines);
    }

    /** The memory of a half that already existed: its header counts as written, and nothing is known of its lines. */
    public static Memory ofAdopted(Wanted wanted) {
        return new Memory(wanted.halfId(), wanted.followed(), Map.of(), 1, Map.of());
    }

    public boolean isOf(String half) {
        return halfId.equals(half);
    }

    /** The memory after a new state of the source was written into the header. */
    Memory written(Map<String, @Nullable Object> now) {
        Map<String, List<Object>> before = new LinkedHashMap<>(earlier);
        if (header != null) {
            header.forEach((field, value) -> {
                if (value != null && !Values.same(value, now.get(field))) {
                    List<Object> values = new ArrayList<>(before.getOrDefault(field, List.of()));
                    values.add(value);
                    before.put(field, values.subList(Math.max(0, values.size() - EARLIER_MAX), values.size()));
                }
            });
        }
        return new Memory(halfId, now, before, 1, lines);
    }

    Memory writtenAgain() {
        return new Memory(halfId, header, earlier, writes + 1, lines);
    }

    Memory withLines(Map<String, Map<String, @Nullable Object>> now) {
        return new Memory(halfId, header, earlier, writes, now);
    }

    /** Central did not take this line, so it is pushed again with the pair's next event. */
    public Memory withoutLine(String line) {
        Map<String, Map<String, @Nullable Object>> left = new LinkedHashMap<>(lines);
        left.remove(line);
        return withLines(left);
    }

    /** Central did not take the header, so all its fields are pushed again with the pair's next event. */
    public Memory withoutHeader() {
        return new Memory(halfId, Map.of(), earlier, 0, lines);
    }

    boolean wasWritten(String field, @Nullable Object value) {
        return earlier.getOrDefault(field, List.of()).stream().anyMatch(before -> Values.same(before, value));
    }
}
