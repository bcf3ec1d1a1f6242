package org.storesync.images.image;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.LocalFailure;

/** A service as a native binary. */
public final class NativeForm implements Form {
    private static final String PROGRAM = "/app/service";

    private final Path binary;

    public NativeForm(Path binary) {
        this.binary = binary;
    }

    /** Fails if the service is not compiled. */
    public static void require(Path binary, Service service) {
        if (!Files.isExecutable(binary)) {
            throw new LocalFailure(binary + " is missing: ./storesync native " + service.module()
                    + " compiles it (needs GRAALVM_HOME)");
        }
    }

    @Override
    public List<FileEntriesLayer> layers() {
        return List.of(new LayerFiles("app").file(binary, PROGRAM).layer());
    }

    /** The heap is a part of the container's limit, as in the other form. */
    @Override
    public List<String> entryPoint() {
        return List.of(PROGRAM, "-XX:MaximumHeapSizePercent=60");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public String suffix() {
        return "-native";
    }
}
