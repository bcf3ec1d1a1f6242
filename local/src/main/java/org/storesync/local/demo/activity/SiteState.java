package org.storesync.local.demo.activity;

import java.util.stream.Stream;

/** What a site holds now, as {@link LiveActivity} needs to see it. It comes from the site's own database, including unsent changes. */
@FunctionalInterface
public interface SiteState {
    /** Bodies of all records of a type that the site holds and that are not deleted, in any order. The stream is closed after reading. */
    Stream<byte[]> bodies(String type);
}
