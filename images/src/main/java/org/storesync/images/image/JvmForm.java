package org.storesync.images.image;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.LocalFailure;

/**
 * A service as classes, with a Java runtime. Our own modules are in the last layer although they are among the libraries of the package:
 * they change with the service, and the libraries of others seldom do.
 */
public final class JvmForm implements Form {
    private static final String RUNTIME = "/opt/java";
    private static final String APP = "/app";
    private static final String OURS = "org.storesync.";

    private final Path packaged;
    private final Path runtime;

    /**
     * @param packaged the folder {@code target/quarkus-app} of the service
     * @param runtime the folder of the Java runtime
     */
    public JvmForm(Path packaged, Path runtime) {
        this.packaged = packaged;
        this.runtime = runtime;
    }

    /** Fails if the service is not packaged. */
    public static void require(Path packaged) {
        if (!Files.isRegularFile(packaged.resolve("quarkus-run.jar"))) {
            throw new LocalFailure(packaged + " is not built yet: run ./mvnw package -Dquick -DskipTests -Dsbom");
        }
    }

    @Override
    public List<FileEntriesLayer> layers() throws IOException {
        return List.of(
                new LayerFiles("runtime").folder(runtime, RUNTIME, _ -> true).layer(),
                new LayerFiles("libraries")
                        .folder(packaged.resolve("lib"), APP + "/lib", jar -> !isOurs(jar))
                        .layer(),
                new LayerFiles("quarkus")
                        .folder(packaged.resolve("quarkus"), APP + "/quarkus", _ -> true)
                        .layer(),
                new LayerFiles("app")
                        .folder(packaged.resolve("lib"), APP + "/lib", JvmForm::isOurs)
                        .folder(packaged.resolve("app"), APP + "/app", _ -> true)
                        .file(packaged.resolve("quarkus-run.jar"), APP + "/quarkus-run.jar")
                        .layer());
    }

    /** The heap is a part of the container's limit. */
    @Override
    public Map<String, String> environment() {
        return Map.of("JDK_JAVA_OPTIONS", "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError");
    }

    @Override
    public List<String> entryPoint() {
        return List.of(
                RUNTIME + "/bin/java",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                APP + "/quarkus-run.jar");
    }

    @Override
    public String suffix() {
        return "";
    }

    private static boolean isOurs(Path jar) {
        return String.valueOf(jar.getFileName()).startsWith(OURS);
    }
}
