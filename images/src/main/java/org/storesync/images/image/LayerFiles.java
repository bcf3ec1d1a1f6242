package org.storesync.images.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a layer. They belong to root, so that the user of the image reads and can't change them, and they all have one time, so
 * that equal files make equal layers.
 */
final class LayerFiles {
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

    private final FileEntriesLayer.Builder layer;

    LayerFiles(String name) {
        layer = FileEntriesLayer.builder().setName(name);
    }

    LayerFiles file(Path from, String to) {
        layer.addEntry(from, AbsoluteUnixPath.get(to), Files.isExecutable(from) ? PROGRAM : FILE);
        return this;
    }

    /** The wanted files of a folder and of the folders in it. */
    LayerFiles folder(Path from, String to, Predicate<Path> wanted) throws IOException {
        for (Path file : filesIn(from)) {
            if (wanted.test(file)) {
                file(file, to + "/" + from.relativize(file));
            }
        }
        return this;
    }

    FileEntriesLayer layer() {
        return layer.build();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
