package org.storesync.kit.audit.jdbc;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditRow;

/**
 * Makes tags: HMAC-SHA-256 with the audit's key, over fields with their lengths before them. A person who has the database but not the key
 * can't make one.
 */
@Singleton
class Tags {
    static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ABSENT = -1;

    private final SecretKeySpec key;

    Tags(AuditConfig config) {
        this.key = new SecretKeySpec(config.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The tag of a row at its place, which covers the tag before it. */
    byte[] row(byte[] before, AuditRow row) {
        return tag("row", out -> {
            bytes(out, before);
            text(out, row.writer());
            out.writeLong(row.seq());
            time(out, row.at());
            text(out, row.actor());
            text(out, row.kind());
            text(out, row.about());
            text(out, row.detail());
            text(out, row.requestId());
        });
    }

    /** The tag of a seal: of a chain's head at a time, or, with {@code start}, of the row after which the chain begins. */
    byte[] seal(String writer, long seq, byte[] tag, boolean start, Instant at) {
        return tag(start ? "start" : "head", out -> {
            text(out, writer);
            out.writeLong(seq);
            bytes(out, tag);
            time(out, at);
        });
    }

    /** Writes fields. */
    @FunctionalInterface
    interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    byte[] tag(String what, Fields fields) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(said)) {
            text(out, what);
            fields.write(out);
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(said.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void time(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
        } else {
            bytes(out, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
