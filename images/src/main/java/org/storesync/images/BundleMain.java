package org.storesync.images;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.runtime.LinkedRuntime;
import org.storesync.images.runtime.RuntimeParts;
import org.storesync.images.site.SiteArchive;
import org.storesync.local.cli.Program;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.Project;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

/** {@code ./storesync bundle}: archives for places that reach no registry and no package server. */
@CommandLine.Command(
        name = "./storesync bundle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write an archive in .storesync/bundles, with the checksums of its files, for a place that has"
                + " nothing else.")
public final class BundleMain implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return Program.line(new BundleMain(), _ -> false).execute(args);
    }

    @Override
    public Integer call() {
        throw new WrongUsage("which bundle? ./storesync bundle --help lists them");
    }

    @CommandLine.Command(
            name = "site",
            mixinStandardHelpOptions = true,
            description = "The site-agent with a Java runtime, for a clinic's PC with Linux. Its README.md says how to"
                    + " set the PC up.")
    int site() {
        Project project = Project.find();
        String version = Project.version("storesync");
        SiteArchive.require(project.root(), version);
        Console progress = Console.standard();
        Path runtime = progress.step(
                "Java runtime",
                () -> new LinkedRuntime(
                                RuntimeParts.SITE,
                                Path.of(System.getProperty("java.home")),
                                project.cache(),
                                project.defaultState().resolve("logs/bundle.log"))
                        .folder());
        WrittenArchive written = progress.step(
                "archive",
                () -> new SiteArchive(project.root(), runtime, version)
                        .write(project.defaultState().resolve("bundles")));
        System.out.print("\n"
                + new Table("archive", "size", "sha256")
                        .row(Shown.file(written.file()), Shown.megabytes(written.bytes()), written.sha256()));
        return 0;
    }
}
