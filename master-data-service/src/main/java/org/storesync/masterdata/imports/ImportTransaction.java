package org.storesync.masterdata.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;

/** The one transaction of an import. While it is open, no edit and no row of the feed is written. */
public interface ImportTransaction {
    /**
     * Commits if the result is wanted, otherwise rolls everything back. The work may run again, so it starts from the beginning each time.
     */
    <T> T run(Author author, Function<Session, T> work, Predicate<T> wanted);

    /** A record as it is stored. */
    record Known(String id, byte[] body) {}

    /**
     * What is read and written inside. Keys are folded. A remote primary may hold several records with one key; then all of them are
     * returned.
     */
    interface Session {
        Map<String, List<String>> idsByKey(Kind kind, Collection<String> keys);

        Map<String, List<Known>> byKey(Kind kind, Collection<String> keys);

        /** Records by the ids of everything that the kind links. */
        Map<List<String>, List<Known>> byLinks(Kind kind, Collection<List<String>> links);

        /** Keys of the records that have these ids; deleted ones have an empty key. */
        Map<String, String> keysById(Kind kind, Collection<String> ids);

        /** The ids of the records that link these targets, by target. */
        Map<String, String> idsByLink(Kind kind, Link link, Collection<String> targets);

        List<String> newIds(int count);

        void write(Kind kind, List<Edit> edits);
    }
}
