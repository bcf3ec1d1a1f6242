package org.storesync.images;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.images.image.Service;
import org.storesync.images.image.WrittenImage;
import org.storesync.local.cli.Program;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.Project;
import picocli.CommandLine;

/** {@code ./storesync images}: writes images of the services as OCI archives, and says what they are. */
@CommandLine.Command(
        name = "./storesync images",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write container images of the services as OCI archives under .storesync/images, each with its"
                + " list of components (CycloneDX). No container engine is needed.",
        footer = {"", "podman load -i .storesync/images/sync-gateway.tar loads one; docs/operations.md tells more."})
public final class Main implements Callable<Integer> {
    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "sync-gateway, routing-service, master-data-service, transfer-service, reporting-service; all"
                    + " if none is named.")
    private List<String> names = new ArrayList<>();

    @CommandLine.Option(
            names = "--native",
            description =
                    "Native binaries, which ./storesync native NAME compiled, instead of classes with a Java runtime.")
    private boolean binaries;

    @CommandLine.Option(
            names = "--base",
            paramLabel = "NAME|TAR",
            description = "What the images stand on: an image of a registry, a tar that docker save wrote, or"
                    + " 'distroless', a pinned image of Google's registry. Without it a minimal Debian root is made by"
                    + " mmdebstrap.")
    private @Nullable String base;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return Program.line(new Main(), _ -> false).execute(args);
    }

    @Override
    public Integer call() {
        List<Service> services = Service.named(names);
        Images images = new Images(Project.find(), Project.version("storesync"), Console.standard());
        List<WrittenImage> written = images.make(services, binaries, base);
        Table table = new Table("image", "size", "digest", "file");
        for (WrittenImage image : written) {
            table.row(image.reference(), Sizes.file(image.bytes()), image.digest(), Shown.file(image.tar()));
        }
        System.out.print("\n" + table);
        return 0;
    }
}
