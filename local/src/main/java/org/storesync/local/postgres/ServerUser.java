package org.storesync.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.Programs;

/**
 * The user who runs the server's programs, because PostgreSQL refuses root. Root runs them in a user namespace where it is nobody, or, if
 * the kernel does not allow that, as the user nobody.
 *
 * @param prefix put before each command
 * @param ownFiles the files must belong to the user nobody
 */
record ServerUser(List<String> prefix, boolean ownFiles) {
    private static final String NOBODY = "nobody";
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> OTHER_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups");

    static ServerUser here() {
        if (!Programs.output(List.of("id", "-u")).orElse("").equals("0")) {
            return new ServerUser(List.of(), false);
        }
        if (succeeds(NAMESPACE)) {
            return new ServerUser(NAMESPACE, false);
        }
        if (succeeds(OTHER_USER)) {
            return new ServerUser(OTHER_USER, true);
        }
        throw new LocalFailure("PostgreSQL does not run as root, and neither unshare nor setpriv is allowed here:"
                + " run ./storesync as an ordinary user");
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a folder to the server's user if that is another user, after checking that this user can reach it. */
    void giveFolder(Path folder) {
        if (!ownFiles) {
            return;
        }
        requireReachable(folder);
        try (Stream<Path> tree = Files.walk(folder)) {
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
            for (Path path : tree.toList()) {
                Files.setOwner(path, nobody);
            }
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        }
    }

    /** @throws LocalFailure if the server's user can't pass through a parent of this folder */
    void requireReachable(Path folder) {
        if (!ownFiles) {
            return;
        }
        try {
            for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
                if (Files.exists(parent)
                        && !Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new LocalFailure("PostgreSQL does not run as root, and the user " + NOBODY
                            + " can't pass through "
                            + parent + ": name a folder that this user can reach, such as --state /var/tmp/storesync,"
                            + " or run ./storesync as an ordinary user");
                }
            }
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        }
    }

    private static boolean succeeds(List<String> prefix) {
        return Programs.output(
                        Stream.concat(prefix.stream(), Stream.of("id", "-u")).toList())
                .filter(id -> !id.equals("0"))
                .isPresent();
    }
}
