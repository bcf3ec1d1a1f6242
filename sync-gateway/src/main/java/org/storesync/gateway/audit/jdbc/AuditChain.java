package org.storesync.gateway.audit.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.audit.AuditEntry;
import org.storesync.kit.jdbc.Jdbc;

/**
 * Appends to a writer's chain, in the transaction of the act itself. Each hash covers the entry and the hash before it, so that a row changed,
 * taken out or put in later shows (I13).
 */
public final class AuditChain {
    private static final byte[] BEGIN = new byte[32];

    private static final String LOCK_HEAD = """
            insert into audit_chain as chain (writer, seq, hash) values (?, 0, ?)
            on conflict (writer) do update set seq = chain.seq
            returning seq, hash
            """;

    private static final String MOVE_HEAD = """
            update audit_chain set seq = ?, hash = ? where writer = ?
            """;

    private static final String APPEND = """
            insert into audit (writer, seq, at, actor, act, site_id, detail, request_id, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private record Head(long seq, byte[] hash) {}

    private AuditChain() {}

    public static void append(Connection connection, AuditEntry given) throws SQLException {
        AuditEntry entry = asStored(given);
        Head before = Jdbc.first(
                        connection,
                        LOCK_HEAD,
                        row -> new Head(row.getLong("seq"), row.getBytes("hash")),
                        entry.writer(),
                        BEGIN)
                .orElseThrow();
        long seq = before.seq() + 1;
        byte[] hash = hash(before.hash(), seq, entry);
        Jdbc.update(
                connection,
                APPEND,
                entry.writer(),
                seq,
                entry.at(),
                entry.actor(),
                entry.act(),
                entry.site().value(),
                entry.detail(),
                entry.requestId(),
                hash);
        Jdbc.update(connection, MOVE_HEAD, seq, hash, entry.writer());
    }

    /** The hash of an entry at its place: every field with its length before it, after the hash before it. */
    static byte[] hash(byte[] before, long seq, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(seq);
            write(out, entry.writer());
            write(out, entry.at().toString());
            write(out, entry.actor());
            write(out, entry.act());
            out.writeInt(entry.site().value());
            write(out, entry.detail());
            write(out, entry.requestId());
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** PostgreSQL keeps microseconds: the hash covers what can be read again. */
    private static AuditEntry asStored(AuditEntry entry) {
        return new AuditEntry(
                entry.writer(),
                entry.actor(),
                entry.act(),
                entry.site(),
                entry.detail(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.requestId());
    }
}
