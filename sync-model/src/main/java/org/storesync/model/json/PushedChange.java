package org.storesync.model.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.WireLimits;
import org.storesync.model.catalogue.FieldLookup;
import org.storesync.model.catalogue.FieldSet;
import org.storesync.model.catalogue.RecordType;

/**
 * One change of a batch, checked for its shape. What is wrong with it is a value, not an exception, because the rest of the batch is taken.
 *
 * @param siteSeq the site's number of the change: the batch's first number plus the change's place
 * @param fault why it can't be taken as it is; then the other parts are only as much as could be read
 * @param faultDetail where and what, for people; never a piece of the body
 * @param type null for a type that the catalogue does not have
 * @param typeName as pushed
 * @param id as pushed; empty if there was none
 * @param baseVersion -1 for none
 * @param buf the batch; the body is in {@code bodyFrom..bodyTo}
 * @param fields values of the type's fields of interest, by their index
 */
public record PushedChange(
        long siteSeq,
        @Nullable RecordCode fault,
        @Nullable String faultDetail,
        @Nullable RecordType type,
        String typeName,
        String id,
        Operation op,
        long baseVersion,
        byte[] buf,
        int bodyFrom,
        int bodyTo,
        @Nullable String[] fields)
        implements FieldLookup {
    @Override
    public @Nullable String get(String field) {
        if (type == null) {
            return null;
        }
        FieldSet interest = type.fieldsOfInterest();
        int index = interest.indexOf(field);
        return index < 0 || index >= fields.length ? null : fields[index];
    }

    /** Like {@link #get(String)}, but an empty text means no value, as in the wire format of the field. */
    public @Nullable String text(@Nullable String field) {
        String value = field == null ? null : get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    /** False where the id is missing or too long: no record can have such an id. */
    public boolean hasUsableId() {
        return !id.isEmpty() && id.length() <= WireLimits.ID_BYTES;
    }

    public boolean hasBody() {
        return bodyTo > bodyFrom;
    }

    /** A copy of the body's bytes. */
    public byte[] body() {
        return Arrays.copyOfRange(buf, bodyFrom, bodyTo);
    }

    /** The same change with another body. */
    public PushedChange withBody(byte[] body) {
        return new PushedChange(
                siteSeq, fault, faultDetail, type, typeName, id, op, baseVersion, body, 0, body.length, fields);
    }

    /** A change that could not be read; only its place is known. */
    static PushedChange faulty(long siteSeq, RecordCode fault, @Nullable String detail, byte[] buf) {
        return new PushedChange(
                siteSeq, fault, detail, null, "", "", Operation.UPSERT, -1, buf, 0, 0, new @Nullable String[0]);
    }
}
