package org.storesync.images.base;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.storesync.local.host.WrongUsage;

/** The words of the option {@code --base}. */
public final class BaseOption {
    /** The word for the pinned image below. */
    public static final String DISTROLESS = "distroless";

    /** Pinned, so that an image made again has the same base. It has what a Java runtime needs, and no shell. */
    private static final String PINNED = "gcr.io/distroless/cc-debian12:nonroot"
            + "@sha256:bd2899c12b335c827750ccf2359879eab09c09b206023dcebea408947d54127c";

    private BaseOption() {}

    /** @param binaries whether native binaries are put over it */
    public static Base of(String word, boolean binaries) {
        if (word.equals(DISTROLESS)) {
            if (binaries) {
                throw new WrongUsage("a native binary needs zlib, which the base 'distroless' lacks: leave --base out,"
                        + " or name a base with it, such as gcr.io/distroless/java-base-debian12:nonroot");
            }
            return registry(PINNED);
        }
        return word.endsWith(".tar") ? tar(Path.of(word)) : registry(word);
    }

    private static Base tar(Path tar) {
        if (!Files.isRegularFile(tar)) {
            throw new WrongUsage("--base: there is no file " + tar);
        }
        return new TarBase(tar);
    }

    private static Base registry(String name) {
        try {
            return new RegistryBase(ImageReference.parse(name));
        } catch (InvalidImageReferenceException e) {
            throw new WrongUsage("--base takes '" + DISTROLESS + "', the name of an image in a registry, or a file that"
                    + " ends in .tar, not '" + name + "'");
        }
    }
}
