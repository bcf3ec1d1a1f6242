package org.storesync.images.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.storesync.images.base.Base;
import org.storesync.images.base.DockerArchive;
import org.storesync.images.base.TarBase;

/** Small stand-ins for what images are made of. */
public final class Fakes {
    private Fakes() {}

    /** A tar of a root file system with one file. */
    public static void root(Path tar) throws IOException {
        byte[] text = "fake\n".getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = Files.newOutputStream(tar);
                TarArchiveOutputStream out = new TarArchiveOutputStream(file)) {
            TarArchiveEntry entry = new TarArchiveEntry("etc/os-release");
            entry.setSize(text.length);
            entry.setModTime(0L);
            out.putArchiveEntry(entry);
            out.write(text);
            out.closeArchiveEntry();
        }
    }

    public static Base base(Path folder) throws IOException {
        Path root = folder.resolve("root.tar");
        Path archive = folder.resolve("base.tar");
        root(root);
        DockerArchive.write(root, archive);
        return new TarBase(archive);
    }

    /** A package with a library of others, a module of ours and the service's classes. */
    static Path packaged(Path folder, String app) throws IOException {
        write(folder.resolve("quarkus-run.jar"), "run");
        write(folder.resolve("quarkus-app-dependencies.txt"), "not needed");
        write(folder.resolve("app/sync-gateway-9.9.jar"), app);
        write(folder.resolve("lib/boot/io.quarkus.boot.jar"), "boot");
        write(folder.resolve("lib/main/io.vertx.vertx-core.jar"), "vertx");
        write(folder.resolve("lib/main/org.storesync.sync-model-9.9.jar"), "model of " + app);
        write(folder.resolve("quarkus/generated-bytecode.jar"), "generated");
        return folder;
    }

    public static Path runtime(Path folder) throws IOException {
        write(folder.resolve("lib/modules"), "modules");
        program(folder.resolve("bin/java"), "java");
        return folder;
    }

    public static Path program(Path file, String text) throws IOException {
        write(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
        return file;
    }

    /** An image of the gateway as a binary, with its list of components beside it. */
    public static WrittenImage image(Path folder) throws IOException {
        Path binary = program(folder.resolve("binary"), "binary");
        Origin origin = new Origin("0123abcd", null, Instant.ofEpochSecond(1_700_000_000));
        WrittenImage written = new ImageWriter(base(folder), folder.resolve("cache"), folder.resolve("images"))
                .write(new ServiceImage(Service.GATEWAY, new NativeForm(binary), origin, "9.9"));
        write(Sbom.beside(written.tar()), "{}");
        return written;
    }

    /** Makes all files look as if they were written long ago. */
    public static void age(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
            }
        }
    }

    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
