package org.storesync.local.process;

import java.nio.file.Path;
import java.util.Optional;
import org.storesync.local.host.DiskSpace;

/** What to do about a known fault that a process wrote into its log. */
final class Advice {
    private Advice() {}

    /** @param place on the disk the process writes to */
    static Optional<String> on(String fault, Path place) {
        if (DiskSpace.saysFull(fault)) {
            return Optional.of(DiskSpace.fullMessage(place));
        }
        if (fault.contains("Address already in use") || fault.contains("already in use")) {
            return Optional.of("stop the other program, or move all ports with --port-base");
        }
        if (fault.contains("Migrations have failed validation")) {
            return Optional.of("the databases are of another build: ./storesync up --fresh begins with empty ones");
        }
        // The option ExitOnOutOfMemoryError, which a JVM may print when it starts, is no fault.
        if (fault.contains("java.lang.OutOfMemoryError")) {
            return Optional.of("it used all the memory it may use; its log says for what");
        }
        if (fault.contains("Cannot allocate memory")) {
            return Optional.of("the machine is short of memory: about 2 GB have to be free");
        }
        return Optional.empty();
    }
}
