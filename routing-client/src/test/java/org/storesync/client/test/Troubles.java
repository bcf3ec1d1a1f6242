package org.storesync.client.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Troubles that calls will meet, each as often as it was asked for. */
final class Troubles {
    private static final class Planned {
        final String path;
        final Trouble trouble;
        int left;

        Planned(String path, Trouble trouble, int left) {
            this.path = path;
            this.trouble = trouble;
            this.left = left;
        }

        boolean isMet(String called) {
            return path.endsWith("*") ? called.startsWith(path.substring(0, path.length() - 1)) : called.endsWith(path);
        }
    }

    private final List<Planned> planned = new ArrayList<>();

    synchronized void add(String path, Trouble trouble, int times) {
        planned.add(new Planned(path, trouble, times));
    }

    synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<Trouble> next(String path) {
        for (Planned each : planned) {
            if (each.left > 0 && each.isMet(path)) {
                each.left--;
                return Optional.of(each.trouble);
            }
        }
        return Optional.empty();
    }
}
