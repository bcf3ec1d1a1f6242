package org.storesync.images.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.storesync.images.base.Architecture;
import org.storesync.images.base.Base;
import org.storesync.local.host.LocalFailure;

/** Writes images over one base as OCI archives. */
public final class ImageWriter {
    private static final String WORKING_FOLDER = "/app";

    private final Base base;
    private final Path cache;
    private final Path folder;

    /**
     * @param cache where compressed layers are kept; it may be deleted at any time
     * @param folder where the archives are written
     */
    public ImageWriter(Base base, Path cache, Path folder) {
        this.base = base;
        this.cache = cache;
        this.folder = folder;
    }

    /** Writes one image. Whoever reads its archive meanwhile reads the one before. */
    public WrittenImage write(ServiceImage image) {
        Path tar = folder.resolve(image.file() + ".tar");
        Path part = folder.resolve(image.file() + ".tar.part");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(part);
            JibContainer made = described(image).containerize(target(image, part));
            Files.move(part, tar, StandardCopyOption.ATOMIC_MOVE);
            return new WrittenImage(image.reference(), made.getDigest().toString(), Files.size(tar), tar);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalStateException("the name of an image of ours is not a name: " + image.reference(), e);
        } catch (RegistryException | IOException | ExecutionException | CacheDirectoryCreationException e) {
            throw new LocalFailure(told(e, tar, part), e);
        }
    }

    private JibContainerBuilder described(ServiceImage image) throws IOException {
        return base.begin()
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(Architecture.ofThisMachine(), "linux")))
                .setFileEntriesLayers(image.form().layers())
                .setEntrypoint(image.form().entryPoint())
                .setWorkingDirectory(AbsoluteUnixPath.get(WORKING_FOLDER))
                .setUser(ServiceImage.USER)
                .setEnvironment(image.environment())
                .setLabels(image.labels())
                .setExposedPorts(image.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                .setCreationTime(image.origin().created());
    }

    private Containerizer target(ServiceImage image, Path part) throws InvalidImageReferenceException {
        return Containerizer.to(TarImage.at(part).named(image.reference()))
                .setBaseImageLayersCache(cache)
                .setApplicationLayersCache(cache)
                .setOfflineMode(base.isHere())
                .setToolName("storesync");
    }

    /** What goes wrong before the archive is begun has to do with fetching the base, if it is not here. */
    private String told(Exception fault, Path tar, Path part) {
        return base.isHere() || Files.exists(part)
                ? "can't write " + tar + " over the base " + base.name() + ": " + reason(fault)
                : "can't get the base " + base.name() + ": " + reason(fault) + "; name another with --base NAME|TAR";
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
