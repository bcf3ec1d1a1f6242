package org.storesync.agent.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;

/**
 * The folder of the site that this command is about.
 *
 * @param called how a person calls commands on this site
 * @param absent what is said if there is no site
 */
record SiteHome(String called, Path folder, Supplier<String> absent, SiteParts parts) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** One of the sites whose folders are in one folder. */
    static SiteHome among(String program, Path home, String name, SiteParts parts) {
        if (name.isEmpty()) {
            throw new UsageFault("which site? " + known(program, home));
        }
        if (!name.matches(NAME)) {
            throw new UsageFault("a site's folder has a name of letters, digits, '.', '-' and '_', not '" + name + "'");
        }
        return new SiteHome(
                program + " " + name,
                home.resolve(name),
                () -> "no site '" + name + "' in " + home + "; " + known(program, home),
                parts);
    }

    /** The only site of a machine. */
    static SiteHome only(String program, Path folder, SiteParts parts) {
        return new SiteHome(
                program,
                folder,
                () -> "there is no site in " + folder + " yet: make it with '" + program + " init --hand-over FILE'",
                parts);
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** Another command on this site, in the form in which a person can type it. */
    String call(String rest) {
        return "'" + called + " " + rest + "'";
    }

    Site open() {
        if (!Site.exists(folder)) {
            throw new UsageFault(absent.get());
        }
        return Site.open(folder, parts);
    }

    static List<String> names(Path home) {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home)) {
            return folders.filter(Site::exists)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + home + ": " + e.getMessage(), e);
        }
    }

    static String known(String program, Path home) {
        List<String> names = names(home);
        return names.isEmpty()
                ? "there are none yet: make one with '" + program + " NAME init --url URL --site-id N --secret SECRET'"
                : "there are: " + String.join(", ", names);
    }
}
