package org.storesync.images.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.storesync.images.image.Sbom;
import org.storesync.images.image.Service;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;

/** The page docs/licences.md. Its libraries all have a licence that is accepted. */
final class LicencePage {
    /** What is shipped beside the services: the program of sites, and the front command. */
    private static final List<String> PROGRAMS = List.of("site-agent", "local");

    private static final String HEAD = """
            # Licences

            Each library that the services, the site-agent and the front command are shipped with. `./storesync licences` writes this page from the lists of
            components (CycloneDX) that the build makes. It fails if a library names no licence, or none that is accepted. A test fails if a program is shipped
            with a library, or a version, that is not here. If a library names several licences, one of them must be accepted.

            The images and the site's archive also contain a Java runtime: OpenJDK, under GPL-2.0 with the Classpath Exception. Its notices are in its folder
            `legal/`. The packages of an image's base system keep their own licences.

            | library | version | licence |
            |---|---|---|
            """;

    private final SortedSet<Library> libraries;

    private LicencePage(SortedSet<Library> libraries) {
        this.libraries = libraries;
    }

    /**
     * The page for the programs of a checkout.
     *
     * @throws LocalFailure that names each library whose licence is unknown or not accepted
     */
    static LicencePage of(Path root) {
        SortedSet<Library> libraries = new TreeSet<>();
        for (String module : modules()) {
            Path list = Sbom.of(root, module);
            Sbom.require(list);
            libraries.addAll(Components.read(list));
        }
        List<String> faults = faults(libraries);
        if (!faults.isEmpty()) {
            throw new LocalFailure(
                    "docs/licences.md is not written, because of these licences:\n  " + String.join("\n  ", faults));
        }
        return new LicencePage(libraries);
    }

    static List<String> modules() {
        return Stream.of(Service.names(), PROGRAMS).flatMap(List::stream).toList();
    }

    static List<String> faults(Collection<Library> libraries) {
        return libraries.stream().map(Policy::fault).flatMap(Optional::stream).toList();
    }

    int size() {
        return libraries.size();
    }

    /** The file that was written. */
    Path write(Path root) {
        StringBuilder text = new StringBuilder(HEAD);
        libraries.forEach(library -> text.append(library.line()).append('\n'));
        Path page = root.resolve("docs/licences.md");
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw StateDir.explain(page, e);
        }
        return page;
    }
}
