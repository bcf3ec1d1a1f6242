package org.storesync.images.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.storesync.images.archive.Archive;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.base.Architecture;
import org.storesync.images.image.Sbom;
import org.storesync.images.image.WrittenImage;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.WrongUsage;

/** A release in one tar, for a data centre without a registry. */
public final class AirGappedBundle {
    private static final String ABSENT = "-";

    private final Path root;
    private final String version;
    private final List<ImageTar> others = new ArrayList<>();
    private final List<Path> othersManifests = new ArrayList<>();

    /** @param root of the checkout */
    public AirGappedBundle(Path root, String version) {
        this.root = root;
        this.version = version;
    }

    /** Adds the images ({@code .tar}) and manifests ({@code .yaml}) of others that are in a folder. */
    public void addOthers(Path folder) {
        for (Path file : list(folder)) {
            if (file.toString().endsWith(".tar")) {
                add(ImageTar.read(file));
            } else if (file.toString().endsWith(".yaml")) {
                othersManifests.add(file);
            }
        }
    }

    private void add(ImageTar image) {
        for (ImageTar other : others) {
            for (String name : image.names()) {
                if (other.names().contains(name)) {
                    throw new WrongUsage("--with: " + other.tar().getFileName() + " and "
                            + image.tar().getFileName() + " both have the image " + name + ": take one of them away");
                }
            }
        }
        others.add(image);
    }

    /**
     * A bundle that was written.
     *
     * @param missing images that it lacks; one without a tag means any release of it
     */
    public record Written(WrittenArchive archive, Set<String> missing) {}

    public Written write(List<WrittenImage> ours, Path folder) {
        String top = "storesync-" + version;
        Path target = folder.resolve(top + "-linux-" + Architecture.ofThisMachine() + ".tar");
        try {
            List<Path> manifests = manifests();
            TreeMap<String, String> lines = new TreeMap<>();
            Archive archive = new Archive(top).folder("", root.resolve("images/src/main/bundle"));
            for (WrittenImage image : ours) {
                String file = "images/" + image.tar().getFileName();
                lines.put(image.reference(), file + "\t" + image.digest());
                archive.file(file, image.tar())
                        .file("images/" + Sbom.beside(image.tar()).getFileName(), Sbom.beside(image.tar()));
            }
            for (ImageTar image : others) {
                String file = "images/others/" + image.tar().getFileName();
                image.names().forEach(name -> lines.put(name, file + "\t" + image.digest()));
                archive.file(file, image.tar());
            }
            Set<String> missing = new NeededImages(manifests).without(lines.keySet());
            missing.forEach(name -> lines.put(name, ABSENT + "\t" + ABSENT));
            StringBuilder list = new StringBuilder();
            lines.forEach(
                    (name, rest) -> list.append(name).append('\t').append(rest).append('\n'));
            archive.text("images.txt", list.toString());
            for (Path manifest : manifests) {
                archive.file("manifests/" + manifest.getFileName(), manifest);
            }
            for (Path manifest : othersManifests) {
                archive.file("manifests/others/" + manifest.getFileName(), manifest);
            }
            archive.file("manifests/namespace.yaml", root.resolve("k8s/base/namespace.yaml"))
                    .file("new-secrets.sh", root.resolve("k8s/new-secrets.sh"))
                    .file("LICENSE", root.resolve("LICENSE"))
                    .folder("docs", root.resolve("docs"));
            return new Written(archive.write(target, false), missing);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + target + ": " + e.getMessage(), e);
        }
    }

    /** All rendered overlays except the developer's. */
    private List<Path> manifests() {
        return list(root.resolve("k8s/rendered")).stream()
                .filter(file -> !file.endsWith("dev.yaml"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new LocalFailure("can't read the folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
