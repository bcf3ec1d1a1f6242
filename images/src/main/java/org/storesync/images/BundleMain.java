package org.storesync.images;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.bundle.AirGappedBundle;
import org.storesync.images.image.Service;
import org.storesync.images.image.WrittenImage;
import org.storesync.images.runtime.LinkedRuntime;
import org.storesync.images.runtime.RuntimeParts;
import org.storesync.images.site.SiteArchive;
import org.storesync.local.cli.Program;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.Project;
import picocli.CommandLine;

/** {@code ./storesync bundle}: archives for places that reach no registry and no package server. */
@CommandLine.Command(
        name = "./storesync bundle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Write a release for a data centre without a registry: images, manifests, checksums and an install"
                        + " script, in one tar in .storesync/bundles. Nothing in it reaches out.")
public final class BundleMain implements Callable<Integer> {
    @CommandLine.Option(
            names = "--with",
            paramLabel = "DIR",
            description = "A folder with images of others (.tar) and their manifests (.yaml): Keycloak, PostgreSQL,"
                    + " CloudNativePG.")
    private @Nullable Path others;

    @CommandLine.Option(names = "--native", description = "Images of native binaries, as images --native makes them.")
    private boolean binaries;

    @CommandLine.Option(
            names = "--base",
            paramLabel = "NAME|TAR",
            description = "What our images stand on, as images --base takes it.")
    private @Nullable String base;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return Program.line(new BundleMain(), _ -> false).execute(args);
    }

    @Override
    public Integer call() {
        Project project = Project.find();
        String version = Project.version("storesync");
        Console progress = Console.standard();
        AirGappedBundle bundle = new AirGappedBundle(project.root(), version);
        if (others != null) {
            bundle.addOthers(others);
        }
        List<WrittenImage> images =
                new Images(project, version, progress).make(Service.named(List.of()), binaries, base);
        AirGappedBundle.Written written = progress.step("bundle", () -> bundle.write(images, folder(project)));
        print(written.archive());
        for (String name : written.missing()) {
            System.out.println("missing  " + name);
        }
        if (!written.missing().isEmpty()) {
            System.out.println("The bundle lacks these images of others. Write each by podman save NAME:TAG -o FILE.tar"
                    + " into a folder, and name it by --with DIR.");
        }
        return 0;
    }

    private static Path folder(Project project) {
        return project.defaultState().resolve("bundles");
    }

    private static void print(WrittenArchive written) {
        System.out.print("\n"
                + new Table("archive", "size", "sha256")
                        .row(Shown.file(written.file()), Sizes.file(written.bytes()), written.sha256()));
    }

    @CommandLine.Command(
            name = "site",
            mixinStandardHelpOptions = true,
            description = "The site-agent with a Java runtime, for a clinic's PC with Linux. Its README.md says how to"
                    + " set the PC up.")
    int site(
            @CommandLine.Option(
                            names = "--native",
                            description = "Its native binary instead of its packages and a Java runtime.")
                    boolean binary) {
        Project project = Project.find();
        String version = Project.version("storesync");
        Console progress = Console.standard();
        SiteArchive archive = binary
                ? SiteArchive.ofBinary(project.root(), version)
                : SiteArchive.withJava(project.root(), runtime(project, version, progress), version);
        print(progress.step("archive", () -> archive.write(folder(project))));
        return 0;
    }

    private static Path runtime(Project project, String version, Console progress) {
        SiteArchive.require(project.root(), version);
        return progress.step(
                "Java runtime",
                () -> new LinkedRuntime(
                                RuntimeParts.SITE,
                                Path.of(System.getProperty("java.home")),
                                project.cache(),
                                project.defaultState().resolve("logs/bundle.log"))
                        .folder());
    }
}
