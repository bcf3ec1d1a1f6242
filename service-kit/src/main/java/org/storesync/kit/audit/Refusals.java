package org.storesync.kit.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.RefusedCall;

/** The counted refused calls of one caller: one row of the audit, of bounded size. */
final class Refusals {
    private static final String WRITER = "refused-calls";
    private static final String KIND = "refused-call";
    private static final String OTHERS = "others";
    private static final int KINDS_MAX = 10;
    private static final int ADDRESSES_MAX = 5;

    private final String key;
    private final boolean verified;
    private final String name;
    private final List<String> roles;
    private final @Nullable String requestId;
    private final Instant first;
    private Instant last;
    private long count;
    private final Map<String, Long> kinds = new LinkedHashMap<>();
    private final Set<String> addresses = new LinkedHashSet<>();

    private Refusals(String key, String name, List<String> roles, Begin begin) {
        this.key = key;
        this.name = name;
        this.roles = roles;
        this.verified = begin.verified();
        this.requestId = begin.requestId();
        this.first = begin.first();
        this.last = begin.first();
    }

    /** What the first call of a caller says; it stands for all its calls. */
    private record Begin(
            boolean verified, Instant first, @Nullable String requestId) {}

    static Refusals of(RefusedCall call) {
        RefusedCall.Who who = call.who();
        String subject = who.subject();
        Refusals one = new Refusals(
                subject == null ? "address/" + call.address() : "person/" + subject,
                who.name(),
                who.roles(),
                new Begin(subject != null, call.at(), call.requestId()));
        one.count = 1;
        one.kinds.put(call.code().wireName() + " " + call.method() + " " + call.path(), 1L);
        one.addresses.add(call.address());
        return one;
    }

    /** The same, for callers that are counted together. */
    Refusals ofOthers() {
        Refusals others = new Refusals(OTHERS, OTHERS, List.of(), new Begin(verified, first, null));
        others.add(this);
        return others;
    }

    void add(Refusals more) {
        last = more.last.isAfter(last) ? more.last : last;
        count += more.count;
        more.kinds.forEach((kind, calls) ->
                kinds.merge(kinds.containsKey(kind) || kinds.size() < KINDS_MAX ? kind : OTHERS, calls, Long::sum));
        more.addresses.stream()
                .limit(Math.max(0, ADDRESSES_MAX - addresses.size()))
                .forEach(addresses::add);
    }

    String key() {
        return key;
    }

    boolean verified() {
        return verified;
    }

    /** A row with the present time, because the times of a chain never go back. */
    AuditEntry entry(Instant now) {
        AuditDetail detail = AuditDetail.of(json -> {
            json.writeNumberField("calls", count);
            json.writeStringField("first", first.toString());
            json.writeStringField("last", last.toString());
            json.writeBooleanField("verified", verified);
            json.writeObjectFieldStart("kinds");
            for (Map.Entry<String, Long> kind : kinds.entrySet()) {
                json.writeNumberField(kind.getKey(), kind.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("addresses");
            for (String address : addresses) {
                json.writeString(address);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("roles");
            for (String role : roles) {
                json.writeString(role);
            }
            json.writeEndArray();
        });
        return new AuditEntry(WRITER, name, KIND, key, detail, now, requestId);
    }
}
