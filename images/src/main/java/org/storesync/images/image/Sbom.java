package org.storesync.images.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.storesync.local.host.LocalFailure;

/** The list of a module's components (CycloneDX), which the build makes. That of a service lies beside its image. */
public final class Sbom {
    private static final String ENDING = ".cdx.json";

    private Sbom() {}

    /** Where the build puts it. */
    public static Path of(Path root, String module) {
        return root.resolve(module).resolve("target").resolve(module + ENDING);
    }

    /** Fails if the build has not made it. */
    public static void require(Path sbom) {
        if (!Files.isRegularFile(sbom)) {
            throw new LocalFailure(sbom + " is missing: run ./mvnw package -Dquick -DskipTests -Dsbom");
        }
    }

    /** Where it lies for an image that was written. */
    public static Path beside(Path tar) {
        return tar.resolveSibling(String.valueOf(tar.getFileName()).replaceFirst("[.]tar$", ENDING));
    }

    /** Copies it beside the image. */
    public static void put(Path sbom, ServiceImage image, Path folder) {
        Path beside = folder.resolve(image.file() + ENDING);
        try {
            Files.createDirectories(folder);
            Files.copy(sbom, beside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + beside + ": " + e.getMessage(), e);
        }
    }
}
