package org.storesync.agent.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.JsonBody;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.agent.sync.Ids;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/** {@code put}, {@code delete}, {@code get} and {@code list}. All of them work off line. */
final class RecordActions {
    private static final int LIKE_MAX = 5;

    private final SiteHome home;
    private final Terminal terminal;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();
    private final BodyReader bodies = new BodyReader(catalogue);

    RecordActions(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Where a body comes from: exactly one of these. */
    record Source(@Nullable String json, @Nullable Path file, List<String> words) {
        Source {
            int given = (json == null ? 0 : 1) + (file == null ? 0 : 1) + (words.isEmpty() ? 0 : 1);
            if (given != 1) {
                throw new UsageFault("give the record as --body JSON, as --file FILE, or as field=value words");
            }
        }
    }

    /** @param unchecked also keeps a change that central is known to refuse */
    int put(String typeName, @Nullable String id, Source source, boolean unchecked) {
        RecordType type = type(typeName);
        try (Site site = home.open()) {
            StoreCodes stores = new StoreCodes(site);
            RecordKey key = key(type, id, source);
            Body body = body(site, stores, type, key.id(), source);
            String repeated = type.idField() == null ? null : bodies.field(body, type.idField());
            if (repeated != null && !repeated.equals(key.id())) {
                throw new UsageFault("the body's " + type.idField() + " is '" + repeated + "', the id is '" + key.id()
                        + "': they must be the same");
            }
            if (!unchecked) {
                new EditCheck(site, bodies, stores).check(key, body);
            }
            boolean isNew = site.get(typeName, key.id()).isEmpty();
            site.put(typeName, key.id(), body.bytes());
            terminal.line("%s %s %s; %s to be sent with the next sync."
                    .formatted(
                            isNew ? "Kept" : "Changed",
                            typeName,
                            key.id(),
                            waits(site.counts().toSend())));
            return ExitCode.OK;
        }
    }

    private RecordKey key(RecordType type, @Nullable String id, Source source) {
        String given = id == null ? idIn(type, source) : id;
        try {
            return RecordKey.checked(type.wireName(), given == null ? newId() : given);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    private static String waits(long records) {
        return Formats.records(records) + (records == 1 ? " waits" : " wait");
    }

    private @Nullable String idIn(RecordType type, Source source) {
        String field = type.idField();
        if (field == null) {
            return null;
        }
        if (source.words().isEmpty()) {
            return bodies.field(given(source), field);
        }
        return source.words().stream()
                .filter(word -> word.startsWith(field + "="))
                .map(word -> word.substring(field.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private Body body(Site site, StoreCodes stores, RecordType type, String id, Source source) {
        if (source.words().isEmpty()) {
            return given(source);
        }
        Body present = site.get(type.wireName(), id).map(StoredRecord::body).orElse(null);
        return new BodyAssembler(type, stores::id).of(present, source.words(), id);
    }

    private Body given(Source source) {
        try {
            return bodies.checked(read(source));
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    private static Body read(Source source) {
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

    int delete(String typeName, String id, boolean unchecked) {
        RecordType type = type(typeName);
        try (Site site = home.open()) {
            if (!unchecked) {
                site.get(type.wireName(), id)
                        .ifPresent(record ->
                                new EditCheck(site, bodies, new StoreCodes(site)).check(record.key(), record.body()));
            }
            site.delete(type.wireName(), id);
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
            terminal.line("%s %s, version %d%s".formatted(typeName, id, record.version(), change(record)));
            site.refusal(record.key())
                    .ifPresent(refusal -> terminal.line("  %s: %s, %s"
                            .formatted(
                                    refusal.waiting() ? "a change of it waits at central" : "central refused a change",
                                    refusal.code(),
                                    RefusedActions.meaning(refusal.code()))));
            ObjectNode body = JsonBody.of(record.body());
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

    private static String change(StoredRecord record) {
        return switch (record.change()) {
            case NONE -> "";
            case WAITS -> ", with a change that is not sent yet";
            case IN_DOUBT -> ", with a change that is sent, but not answered yet";
            case HELD_BACK -> ", with a change that is held back: central asked for it later";
            case KEPT_HERE -> ", with a change that is kept here: central does not collect it";
        };
    }

    int list(String typeName, List<String> where, int limit, boolean json) {
        return new ListAction(home, terminal, bodies).list(type(typeName), where, limit, json);
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
