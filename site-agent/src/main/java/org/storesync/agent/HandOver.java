package org.storesync.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator hands over to the person who sets a site's machine up: one JSON file. It contains the secret, so only its owner
 * may read it.
 *
 * @param name the site's name at central
 * @param authority certificates in PEM of an authority that signed central's certificate; null if a public one did
 */
public record HandOver(
        URI url,
        int siteId,
        String name,
        String secret,
        @Nullable String authority) {
    private static final int BYTES_MAX = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException saying what is wrong with the file */
    public static HandOver read(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw noHandOver(file, null);
            }
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            return new HandOver(
                    URI.create(text(file, json, "url")),
                    json.path("siteId").intValue(),
                    text(file, json, "name"),
                    text(file, json, "secret"),
                    json.hasNonNull("authority") ? text(file, json, "authority") : null);
        } catch (JsonProcessingException e) {
            throw noHandOver(file, e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file, JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw noHandOver(file, null);
        }
        return value.textValue();
    }

    /** The message quotes nothing of the file, because the file has the secret. */
    private static IllegalArgumentException noHandOver(Path file, @Nullable Exception cause) {
        return new IllegalArgumentException(
                file + " is no hand-over file, or a part of it is missing: ask the administrator for it again", cause);
    }

    /**
     * Makes the empty file, which only its owner may read. So a secret that is made afterwards has a place.
     *
     * @throws IOException the file exists, or it can't be made
     */
    public static void reserve(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Writes into a file that {@link #reserve} made. */
    public void write(Path file) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("url", url.toString())
                .put("siteId", siteId)
                .put("name", name)
                .put("secret", secret);
        if (authority != null) {
            json.put("authority", authority);
        }
        Files.writeString(file, json.toPrettyString() + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "site " + siteId + " (" + name + ") at " + url;
    }
}
