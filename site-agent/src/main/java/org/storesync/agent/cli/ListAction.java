package org.storesync.agent.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.model.catalogue.RecordType;

/** {@code list}: the records of a type, each with the state of its last change. */
final class ListAction {
    private static final int STEP = 500;
    private static final int REFUSALS_MAX = 10_000;
    private static final String STORE = "store";

    private final SiteHome home;
    private final Terminal terminal;
    private final BodyReader bodies;

    ListAction(SiteHome home, Terminal terminal, BodyReader bodies) {
        this.home = home;
        this.terminal = terminal;
        this.bodies = bodies;
    }

    int list(RecordType type, List<String> where, int limit, boolean json) {
        if (limit < 1) {
            throw new UsageFault("--limit takes a number above zero");
        }
        try (Site site = home.open()) {
            Map<String, String> wanted = wanted(site, type, where);
            Map<RecordKey, Refusal> refusals = new HashMap<>();
            site.refused(REFUSALS_MAX).forEach(refusal -> refusals.put(refusal.key(), refusal));
            RecordLine lines = new RecordLine(bodies);
            int shown = 0;
            String after = "";
            List<StoredRecord> step;
            do {
                step = site.list(type.wireName(), after, STEP);
                for (StoredRecord record : step) {
                    if (shown < limit && matches(record.body(), wanted)) {
                        shown++;
                        terminal.line(
                                json
                                        ? record.body().toString()
                                        : "%-32s  %s%s"
                                                .formatted(
                                                        record.key().id(),
                                                        lines.of(record.body()),
                                                        mark(record, refusals.get(record.key()))));
                    }
                    after = record.key().id();
                }
            } while (shown < limit && step.size() == STEP);
            if (!json) {
                terminal.line((shown == limit ? "The first %s." : "%s.").formatted(Formats.records(shown)));
            }
            return ExitCode.OK;
        }
    }

    /** What a person must know of a record before relying on it. */
    static String mark(StoredRecord record, @Nullable Refusal refusal) {
        if (refusal != null) {
            return "  (%s: %s)".formatted(refusal.waiting() ? "waits at central" : "refused", refusal.code());
        }
        return switch (record.change()) {
            case NONE -> "";
            case WAITS -> "  (not sent yet)";
            case IN_DOUBT -> "  (sent, not answered yet)";
            case HELD_BACK -> "  (held back: central asked for it later)";
            case KEPT_HERE -> "  (kept here: central does not collect it)";
        };
    }

    private Map<String, String> wanted(Site site, RecordType type, List<String> where) {
        Map<String, String> wanted = new TreeMap<>();
        for (String word : where) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("--where takes field=value, not '" + word + "'");
            }
            String field = word.substring(0, equals);
            String value = word.substring(equals + 1);
            String storeField = type.storeField();
            if (known(site, type, field)) {
                wanted.put(field, value);
            } else if (field.equals(STORE) && storeField != null) {
                wanted.put(storeField, new StoreCodes(site).id(value));
            } else {
                throw new UsageFault(
                        "no field '" + field + "' in " + type.wireName() + "; docs/record-catalogue.md lists them");
            }
        }
        return wanted;
    }

    private static boolean known(Site site, RecordType type, String field) {
        return type.fieldKinds().of(field) != null || site.anyHas(type.wireName(), field);
    }

    private boolean matches(Body body, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        Map<String, String> fields = bodies.scalars(body);
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(fields.getOrDefault(entry.getKey(), "")));
    }
}
