package org.storesync.images.licence;

import java.util.List;

/**
 * A library as its authors name it.
 *
 * @param group Maven's group
 * @param licences we may choose one of them; SPDX ids or expressions where the list of components has them, otherwise the authors' names
 */
record Library(String group, String name, String version, List<String> licences) implements Comparable<Library> {
    Library {
        licences = List.copyOf(licences);
    }

    @Override
    public int compareTo(Library other) {
        return line().compareTo(other.line());
    }

    /** One row of the page. */
    String line() {
        return "| " + group + ":" + name + " | " + version + " | " + String.join(" or ", licences) + " |";
    }
}
