package org.storesync.images.licence;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.storesync.local.cli.Program;
import org.storesync.local.host.Project;
import picocli.CommandLine;

/** {@code ./storesync licences}: writes docs/licences.md, or fails if a library has a licence that is not accepted. */
@CommandLine.Command(
        name = "./storesync licences",
        mixinStandardHelpOptions = true,
        description = "Write docs/licences.md: each library that the programs are shipped with, and its licence. It"
                + " writes nothing and fails if a licence is unknown or not accepted.")
public final class Main implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(Program.line(new Main(), _ -> false).execute(args));
    }

    @Override
    public Integer call() {
        Path root = Project.find().root();
        LicencePage page = LicencePage.of(root);
        System.out.println(page.write(root) + ": " + page.size() + " libraries");
        return 0;
    }
}
