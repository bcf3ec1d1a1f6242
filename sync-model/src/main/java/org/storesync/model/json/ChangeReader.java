package org.storesync.model.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.WireLimits;
import org.storesync.model.catalogue.FieldKind;
import org.storesync.model.catalogue.FieldKinds;
import org.storesync.model.catalogue.FieldSet;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/**
 * Reads one change of a batch from the buffer: checks its shape and picks out the few body fields that the rules need. It runs for every
 * record that passes, so it makes no objects except those that it returns.
 */
public final class ChangeReader {
    private static final @Nullable String[] NO_FIELDS = new @Nullable String[0];

    private final RecordCatalogue catalogue;

    public ChangeReader(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Reads the change in {@code buf[from..to)}; never throws because of what it finds there. */
    public PushedChange read(byte[] buf, int from, int to, long siteSeq) {
        Parts parts = new Parts();
        try {
            parts.read(new JsonText(buf, from, to), buf, catalogue);
            parts.check(to - from);
        } catch (JsonFault fault) {
            parts.fault = fault.code();
            parts.detail = fault.detail();
        }
        return parts.toChange(siteSeq, buf);
    }

    /** Turns a record in quarantine back into the change as it was pushed. */
    public PushedChange restore(
            String typeName, String id, Operation op, long baseVersion, byte @Nullable [] body, long siteSeq) {
        byte[] buf = body == null ? new byte[0] : body;
        Parts parts = new Parts();
        parts.typeName = typeName;
        parts.type = catalogue.find(typeName).orElse(null);
        parts.id = id;
        parts.opName = op.wireName();
        parts.baseVersion = baseVersion;
        parts.bodyTo = buf.length;
        parts.bodyIsObject = buf.length > 0;
        try {
            if (parts.type != null && buf.length > 0) {
                parts.pickFields(new JsonText(buf, 0, buf.length), parts.type);
            }
            parts.check(buf.length);
        } catch (JsonFault fault) {
            parts.fault = fault.code();
            parts.detail = fault.detail();
        }
        return parts.toChange(siteSeq, buf);
    }

    private static final class Parts {
        private @Nullable RecordType type;
        private String typeName = "";
        private String id = "";
        private String opName = "upsert";
        private Operation op = Operation.UPSERT;
        private long baseVersion = -1;
        private int bodyFrom;
        private int bodyTo;
        private boolean bodyIsObject;
        private @Nullable String bodyId;
        private @Nullable String[] fields = NO_FIELDS;
        private @Nullable RecordType pickedFor;
        private @Nullable RecordCode fault;
        private @Nullable String detail;

        void read(JsonText text, byte[] buf, RecordCatalogue catalogue) {
            if (text.peek() != '{') {
                throw new JsonFault(RecordCode.CHANGE_MALFORMED, "a change must be a JSON object");
            }
            text.expect('{');
            if (!text.accept('}')) {
                do {
                    member(text, buf, catalogue);
                } while (text.accept(','));
                text.expect('}');
            }
            text.expectEnd();
            if (type != null && bodyIsObject && type != pickedFor) {
                pickFields(new JsonText(buf, bodyFrom, bodyTo), type);
            }
        }

        private void member(JsonText text, byte[] buf, RecordCatalogue catalogue) {
            if (text.peek() != '"') {
                throw text.malformed("expected a field name");
            }
            String name = text.readString();
            text.expect(':');
            int kind = text.peek();
            int from = text.position();
            switch (name) {
                case "type" -> {
                    typeName = kind == '"' ? scalar(text) : skipped(text);
                    type = catalogue.findUtf8(buf, from + 1, text.position() - 1);
                    if (type == null) {
                        type = catalogue.find(typeName).orElse(null);
                    }
                }
                case "id" -> id = kind == '"' ? scalar(text) : skipped(text);
                case "op" -> opName = scalar(text);
                case "baseVersion" -> baseVersion = version(text);
                case "body" -> body(text, kind, from);
                default -> text.skipValue();
            }
        }

        /** One pass is enough for the usual order, in which the type comes before the body. */
        private void body(JsonText text, int kind, int from) {
            if (kind == '{' && type != null) {
                pickFields(text, type);
            } else {
                text.skipValue();
                pickedFor = null;
            }
            if (kind != 'n') {
                bodyFrom = from;
                bodyTo = text.position();
                bodyIsObject = kind == '{';
            }
        }

        private static String scalar(JsonText text) {
            String value = text.readScalar();
            return value == null ? "" : value;
        }

        private static String skipped(JsonText text) {
            text.skipValue();
            return "";
        }

        private static long version(JsonText text) {
            String value = text.readScalar();
            if (value == null) {
                return -1;
            }
            try {
                long version = Long.parseLong(value);
                if (version >= 0 && version <= WireLimits.NUMBER) {
                    return version;
                }
            } catch (NumberFormatException e) {
                // falls through to the fault, as a number out of range does
            }
            throw new JsonFault(RecordCode.BASE_VERSION_INVALID, "baseVersion must be a whole number from 0 to 2^53");
        }

        /**
         * Checks the body and keeps the values of the fields that the rules read. A field must not come twice, because receivers would take
         * the last value and the rules another.
         */
        private void pickFields(JsonText body, RecordType known) {
            FieldSet interest = known.fieldsOfInterest();
            FieldKinds kinds = known.fieldKinds();
            @Nullable String[] values = new @Nullable String[interest.size()];
            long seen = 0;
            body.beginObject();
            if (!body.accept('}')) {
                do {
                    int index = body.fieldIndex(interest);
                    FieldKind kind = body.fieldKind(kinds);
                    body.expect(':');
                    body.peek();
                    int from = body.position();
                    if (index < 0) {
                        body.skipValue();
                    } else {
                        values[index] = routing(body, interest, index);
                        if ((seen & 1L << index) != 0) {
                            throw body.malformed("the field " + interest.name(index) + " appears twice");
                        }
                        seen |= 1L << index;
                    }
                    if (kind != null && !body.holds(kind, from)) {
                        throw new JsonFault(
                                RecordCode.FIELD_KIND, "the field " + body.fieldName() + " must hold " + kind.words());
                    }
                } while (body.accept(','));
                body.expect('}');
            }
            body.endObject();
            fields = values;
            pickedFor = known;
            String idField = known.idField();
            bodyId = idField == null ? null : values[interest.indexOf(idField)];
        }

        private static @Nullable String routing(JsonText body, FieldSet interest, int index) {
            String value = body.readScalar();
            if (value != null && value.length() > WireLimits.ID_BYTES) {
                throw new JsonFault(
                        RecordCode.ID_TOO_LONG, "the field " + interest.name(index) + " is longer than 64 characters");
            }
            return value;
        }

        /** Checks in the order in which a person would fix the faults. */
        void check(int length) {
            op = Operation.ofPush(opName)
                    .orElseThrow(
                            () -> new JsonFault(RecordCode.OPERATION_UNKNOWN, "op must be upsert, delete or merge"));
            if (typeName.isEmpty() || typeName.getBytes(StandardCharsets.UTF_8).length > WireLimits.TYPE_BYTES) {
                throw new JsonFault(RecordCode.TYPE_MISSING, "the type must be a text of 1 to 64 bytes");
            }
            if (id.isEmpty()) {
                throw new JsonFault(RecordCode.ID_MISSING, "the id must be a text of 1 to 64 bytes");
            }
            if (id.length() > WireLimits.ID_BYTES || id.getBytes(StandardCharsets.UTF_8).length > WireLimits.ID_BYTES) {
                throw new JsonFault(RecordCode.ID_TOO_LONG, RecordCode.ID_TOO_LONG.meaning());
            }
            if (op == Operation.UPSERT && bodyTo == bodyFrom) {
                throw new JsonFault(RecordCode.BODY_MISSING, RecordCode.BODY_MISSING.meaning());
            }
            if (bodyTo > bodyFrom && !bodyIsObject) {
                throw new JsonFault(RecordCode.BODY_NOT_OBJECT, RecordCode.BODY_NOT_OBJECT.meaning());
            }
            RecordType known = type;
            int limit = known == null ? WireLimits.RECORD_BYTES : known.maxBodyBytes();
            if (length > limit) {
                throw new JsonFault(
                        RecordCode.RECORD_TOO_LARGE, "a record of this type may have at most " + limit + " bytes");
            }
            if (bodyId != null && !bodyId.isEmpty() && !bodyId.equals(id)) {
                throw new JsonFault(RecordCode.ID_MISMATCH, RecordCode.ID_MISMATCH.meaning());
            }
        }

        PushedChange toChange(long siteSeq, byte[] buf) {
            return new PushedChange(
                    siteSeq, fault, detail, type, typeName, id, op, baseVersion, buf, bodyFrom, bodyTo, fields);
        }
    }
}
