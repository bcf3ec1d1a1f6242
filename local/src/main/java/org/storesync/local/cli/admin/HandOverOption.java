package org.storesync.local.cli.admin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.HandOver;
import org.storesync.agent.SiteSettings;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Administration;
import picocli.CommandLine;

/** The option that writes a new site's address and secret into a file, so that the secret is on no screen. */
final class HandOverOption {
    @CommandLine.Option(
            names = "--hand-over",
            paramLabel = "FILE",
            description = "Write address, site and secret into this new file, instead of showing the secret.")
    private @Nullable Path file;

    @CommandLine.Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description = "Central as the site's machine reaches it; this suite's gateway if not given.")
    private @Nullable URI url;

    @CommandLine.Option(
            names = "--authority",
            paramLabel = "PEM",
            description = "Certificates of the authority that signed central's, if it is no public one.")
    private @Nullable Path authority;

    private @Nullable String certificates;

    boolean isWanted() {
        return file != null;
    }

    /**
     * Checks the words and makes the file, before there is a secret.
     *
     * @param gateway the address if no other is given
     * @param ours certificates of the authority that signed that address's, as PEM; null for a public one
     */
    void reserve(URI gateway, @Nullable String ours) {
        if (file == null) {
            if (url != null || authority != null) {
                throw new WrongUsage("--url and --authority go into the file of --hand-over FILE, which is missing");
            }
            return;
        }
        certificates = authority != null ? read(authority) : url == null ? ours : null;
        url = url == null ? gateway : url;
        try {
            new SiteSettings(url, 1, "not known yet", "none", "", certificates);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
        try {
            HandOver.reserve(file);
        } catch (FileAlreadyExistsException _) {
            throw new WrongUsage(file + " exists already: name another file");
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }

    /** Creates the site and writes what was created. If central refuses, no file is left behind. */
    Administration.CreatedSite keep(Supplier<Administration.CreatedSite> creation) {
        if (file == null) {
            return creation.get();
        }
        Administration.CreatedSite created;
        try {
            created = creation.get();
        } catch (RuntimeException e) {
            StateDir.delete(file);
            throw e;
        }
        try {
            new HandOver(
                            Objects.requireNonNull(url),
                            created.id().value(),
                            created.name(),
                            created.secret(),
                            certificates)
                    .write(file);
        } catch (IOException e) {
            throw new LocalFailure(
                    "site " + created.id() + " is made, but its secret could not be written to " + file + " ("
                            + e.getMessage() + "): ./storesync admin site " + created.id()
                            + " new-secret makes another",
                    e);
        }
        return created;
    }

    private static String read(Path pem) {
        try {
            return Files.readString(pem);
        } catch (IOException e) {
            throw new WrongUsage("can't read the file " + pem);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file);
    }
}
