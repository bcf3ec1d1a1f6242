package org.storesync.agent;

import java.nio.file.Path;

/** The folder contains no site. */
public final class NoSuchSite extends RuntimeException {
    NoSuchSite(Path folder) {
        super("no site in " + folder);
    }
}
