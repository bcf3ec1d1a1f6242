package org.storesync.images.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images that an installation needs: those that the rendered manifests name, and those of the operator of the databases. */
final class NeededImages {
    private static final Pattern IMAGE = Pattern.compile("(?m)^[ -]*image(?:Name)?: \"?([^\\s\"]+)\"?$");
    /**
     * The manifests name the operator by what it does, not by its image. Its administrator chooses the release, so every tag will do.
     */
    private static final List<String> OF_ANY_TAG = List.of(
            "ghcr.io/cloudnative-pg/cloudnative-pg",
            "ghcr.io/cloudnative-pg/plugin-barman-cloud",
            "ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar");

    private final Set<String> names = new TreeSet<>();

    NeededImages(List<Path> manifests) throws IOException {
        for (Path manifest : manifests) {
            Matcher image = IMAGE.matcher(Files.readString(manifest));
            while (image.find()) {
                names.add(image.group(1));
            }
        }
    }

    /** What none of the images that are here is. */
    Set<String> without(Set<String> here) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(here);
        for (String repository : OF_ANY_TAG) {
            if (here.stream().noneMatch(name -> name.startsWith(repository + ":"))) {
                missing.add(repository);
            }
        }
        return missing;
    }
}
