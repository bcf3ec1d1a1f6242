package org.storesync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.Credentials;
import org.storesync.agent.central.Trust;
import org.storesync.model.WireLimits;

/**
 * Which site this is and where central is: the file {@code site.properties}. It contains the secret, so only its owner may read it.
 *
 * @param device names this machine; central binds the first one it sees
 * @param authority certificates in PEM that are trusted beside the public ones; null for none
 */
public record SiteSettings(
        URI url,
        int siteId,
        String secret,
        String device,
        String name,
        @Nullable String authority) {
    public SiteSettings {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("the URL of central is like https://central.example.org, not " + url);
        }
        if (siteId <= 0) {
            throw new IllegalArgumentException("the site id must be a positive number, not " + siteId);
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret is empty; it was shown when the site was created");
        }
        if (device.isEmpty() || device.length() > WireLimits.DEVICE_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a device must have 1 to " + WireLimits.DEVICE_CHARACTERS + " characters");
        }
        if (authority != null) {
            Trust.check(authority);
        }
    }

    /** For a central whose certificate a public authority signed. */
    public SiteSettings(URI url, int siteId, String secret, String device, String name) {
        this(url, siteId, secret, device, name, null);
    }

    /** @throws IllegalArgumentException naming what is missing or wrong in the file */
    public static SiteSettings load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
        try {
            return new SiteSettings(
                    URI.create(required(properties, "url")),
                    Integer.parseInt(required(properties, "siteId")),
                    required(properties, "secret"),
                    required(properties, "device"),
                    properties.getProperty("name", ""),
                    properties.getProperty("authority"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the line " + key + "=... is missing");
        }
        return value.strip();
    }

    /** Writes a new file beside the old one, then replaces the old one. */
    public void save(Path file) {
        Properties properties = new Properties();
        properties.setProperty("url", url.toString());
        properties.setProperty("siteId", Integer.toString(siteId));
        properties.setProperty("secret", secret);
        properties.setProperty("device", device);
        properties.setProperty("name", name);
        if (authority != null) {
            properties.setProperty("authority", authority);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            createOwnersOnly(fresh);
            try (Writer writer = Files.newBufferedWriter(fresh, UTF_8)) {
                properties.store(writer, "A Storesync site. Keep the secret to yourself.");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void createOwnersOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    public Credentials credentials() {
        return new Credentials(url, siteId, secret, device);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "site " + siteId + " (" + name + ") at " + url;
    }
}
