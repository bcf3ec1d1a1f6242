package org.storesync.local.host;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords and keys of one suite. They are made when they are first used, and kept in one file that only its owner can read. They
 * belong to the databases beside them, so a person who deletes one must delete both.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final int READABLE_LENGTH = 12;
    /** Letters and digits, without those that look alike. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw StateDir.explain(file, e);
            }
        }
    }

    /** A secret between machines: 256 random bits, in letters that need no escape anywhere. */
    public String key(String name) {
        return key(name, Base64.getUrlEncoder().withoutPadding());
    }

    /** The same in plain Base64, for programs that decode it. */
    public String base64Key(String name) {
        return key(name, Base64.getEncoder());
    }

    /** A password that a person can type. */
    public synchronized String password(String name) {
        String value = known.getProperty(name);
        if (value == null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < READABLE_LENGTH; i++) {
                text.append(READABLE.charAt(random.nextInt(READABLE.length())));
            }
            value = keep(name, text.toString());
        }
        return value;
    }

    private synchronized String key(String name, Base64.Encoder encoder) {
        String value = known.getProperty(name);
        if (value == null) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            value = keep(name, encoder.encodeToString(bytes));
        }
        return value;
    }

    private String keep(String name, String value) {
        known.setProperty(name, value);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                known.store(writer, "Passwords and keys of this suite; made by ./storesync up");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
        return value;
    }
}
