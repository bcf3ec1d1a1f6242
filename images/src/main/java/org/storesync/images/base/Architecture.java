package org.storesync.images.base;

import org.storesync.local.host.LocalFailure;

/** The processor for which this machine makes images, as images name it. */
public final class Architecture {
    private Architecture() {}

    public static String ofThisMachine() {
        return named(System.getProperty("os.arch"));
    }

    static String named(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> throw new LocalFailure("images are made on amd64 and arm64 machines, not on " + arch);
        };
    }
}
