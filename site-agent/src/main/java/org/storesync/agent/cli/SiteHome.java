package org.storesync.agent.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;

/**
 * The folder that contains the sites' folders, and the site that this command is about.
 *
 * @param program how the command was called
 */
record SiteHome(String program, Path home, String name, SiteParts parts) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    SiteHome {
        if (name.isEmpty()) {
            throw new UsageFault("which site? " + known(program, home));
        }
        if (!name.matches(NAME)) {
            throw new UsageFault("a site's folder has a name of letters, digits, '.', '-' and '_', not '" + name + "'");
        }
    }

    /** Another command on this site, in the form in which a person can type it. */
    String call(String rest) {
        return "'" + program + " " + name + " " + rest + "'";
    }

    Path folder() {
        return home.resolve(name);
    }

    Site open() {
        if (!Site.exists(folder())) {
            throw new UsageFault("no site '" + name + "' in " + home + "; " + known(program, home));
        }
        return Site.open(folder(), parts);
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
