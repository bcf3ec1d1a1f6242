package org.storesync.agent.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.StoredRecord;
import org.storesync.agent.sync.Ids;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/** {@code put}, {@code delete}, {@code get} and {@code list}: all off line. */
final class RecordActions {
    private static final int LIST_STEP = 500;
    private static final int LIKE_MAX = 5;

    private final SiteHome home;
    private final Terminal terminal;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();
    private final BodyReader bodies = new BodyReader(catalogue);

    RecordActions(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Where a body comes from: exactly one of them. */
    record Source(@Nullable String json, @Nullable Path file, List<String> words) {
        Source {
            int given = (json == null ? 0 : 1) + (file == null ? 0 : 1) + (words.isEmpty() ? 0 : 1);
            if (given != 1) {
                throw new UsageFault("give the record as --body JSON, as --file FILE, or as field=value words");
            }
        }
    }

    int put(String typeName, @Nullable String id, Source source) {
        RecordType type = type(typeName);
        try (Site site = home.open()) {
            String given = id == null ? idIn(type, source) : id;
            String recordId = given == null ? newId() : given;
            Body body = body(site, type, recordId, source);
            String repeated = type.idField() == null ? null : bodies.field(body, type.idField());
            if (repeated != null && !repeated.equals(recordId)) {
                throw new UsageFault("the body's " + type.idField() + " is '" + repeated + "', the id is '" + recordId
                        + "': they must be the same");
            }
            boolean isNew = site.get(typeName, recordId).isEmpty();
            site.put(typeName, recordId, body.bytes());
            terminal.line("%s %s %s; %s to be sent with the next sync."
                    .formatted(
                            isNew ? "Kept" : "Changed",
                            typeName,
                            recordId,
                            waits(site.counts().toSend())));
            return ExitCode.OK;
        }
    }

    private static String waits(long records) {
        return Figures.records(records) + (records == 1 ? " waits" : " wait");
    }

    private @Nullable String idIn(RecordType type, Source source) {
        String field = type.idField();
        if (field == null) {
            return null;
        }
        if (source.words().isEmpty()) {
            return bodies.field(bodies.checked(given(source)), field);
        }
        return source.words().stream()
                .filter(word -> word.startsWith(field + "="))
                .map(word -> word.substring(field.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private Body body(Site site, RecordType type, String id, Source source) {
        if (!source.words().isEmpty()) {
            Body present = site.get(type.wireName(), id).map(StoredRecord::body).orElse(null);
            return BodyAssembler.of(present, source.words(), type.idField(), id);
        }
        return bodies.checked(given(source));
    }

    private static Body given(Source source) {
        if (source.json() != null) {
            return Body.of(source.json());
        }
        Path file = source.file();
        try {
            return Body.of(file == null ? new byte[0] : Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageFault("can't read the file " + file);
        }
    }

    private String newId() {
        return new Ids(home.parts().clock(), home.parts().random())
                .next()
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
    }

    int delete(String typeName, String id) {
        try (Site site = home.open()) {
            site.delete(type(typeName).wireName(), id);
            terminal.line("Deleted %s %s; %s to be sent with the next sync."
                    .formatted(typeName, id, waits(site.counts().toSend())));
            return ExitCode.OK;
        }
    }

    int get(String typeName, String id, boolean json) {
        try (Site site = home.open()) {
            StoredRecord record = site.get(type(typeName).wireName(), id)
                    .orElseThrow(
                            () -> new IllegalArgumentException("there is no " + typeName + " " + id + " at this site"));
            if (json) {
                terminal.line(record.body().toString());
                return ExitCode.OK;
            }
            terminal.line("%s %s, version %d%s"
                    .formatted(
                            typeName,
                            id,
                            record.version(),
                            record.unsent() ? ", with a change that is not sent yet" : ""));
            ObjectNode body = BodyAssembler.read(record.body());
            int width = body.properties().stream()
                    .mapToInt(field -> field.getKey().length())
                    .max()
                    .orElse(1);
            body.properties()
                    .forEach(field ->
                            terminal.line(("  %-" + width + "s  %s").formatted(field.getKey(), field.getValue())));
            return ExitCode.OK;
        }
    }

    int list(String typeName, List<String> where, int limit, boolean json) {
        RecordType type = type(typeName);
        Map<String, String> wanted = new TreeMap<>();
        for (String word : where) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("--where takes field=value, not '" + word + "'");
            }
            wanted.put(word.substring(0, equals), word.substring(equals + 1));
        }
        RecordLine lines = new RecordLine(bodies);
        try (Site site = home.open()) {
            int shown = 0;
            String after = "";
            List<StoredRecord> step;
            do {
                step = site.list(type.wireName(), after, LIST_STEP);
                for (StoredRecord record : step) {
                    if (shown < limit && matches(record.body(), wanted)) {
                        shown++;
                        terminal.line(json ? record.body().toString() : line(record, lines));
                    }
                    after = record.key().id();
                }
            } while (shown < limit && step.size() == LIST_STEP);
            if (!json) {
                terminal.line((shown == limit ? "The first %s." : "%s.").formatted(Figures.records(shown)));
            }
            return ExitCode.OK;
        }
    }

    private static String line(StoredRecord record, RecordLine lines) {
        return "%-32s  %s%s"
                .formatted(record.key().id(), lines.of(record.body()), record.unsent() ? "  (not sent yet)" : "");
    }

    private boolean matches(Body body, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        Map<String, String> fields = bodies.scalars(body);
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(fields.getOrDefault(entry.getKey(), "")));
    }

    private RecordType type(String name) {
        return catalogue.find(name).orElseThrow(() -> new UsageFault(unknown(name)));
    }

    private String unknown(String name) {
        String start = name.substring(0, Math.min(3, name.length())).toLowerCase(Locale.ROOT);
        List<String> like = catalogue.all().stream()
                .map(RecordType::wireName)
                .filter(known -> known.toLowerCase(Locale.ROOT).contains(start))
                .limit(LIKE_MAX)
                .toList();
        return "no record type '" + name + "'"
                + (like.isEmpty() ? "; docs/record-catalogue.md lists them" : "; perhaps " + String.join(", ", like));
    }
}
