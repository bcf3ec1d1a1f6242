package org.storesync.kit.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;

/**
 * How a database's schema stands to this build.
 *
 * @param missing migrations of this build that the database does not have
 * @param broken migrations that failed there, or whose text is another one than there
 * @param unknown migrations of the database that this build does not have, so another release made them
 */
record SchemaState(List<String> missing, List<String> broken, List<String> unknown) {
    private static final int NAMED_MAX = 3;

    static SchemaState of(MigrationInfo... migrations) {
        return new SchemaState(
                versions(
                        migrations,
                        it -> it.getState().isResolved() && !it.getState().isApplied()),
                versions(migrations, it -> it.getState().isFailed() || isChanged(it)),
                versions(
                        migrations,
                        it -> it.getState().isApplied() && !it.getState().isResolved()));
    }

    private static boolean isChanged(MigrationInfo migration) {
        return migration.getState().isApplied() && migration.getState().isResolved() && !migration.isChecksumMatching();
    }

    private static List<String> versions(MigrationInfo[] migrations, Predicate<MigrationInfo> which) {
        return Stream.of(migrations)
                .filter(which)
                .map(it -> it.getVersion().getVersion())
                .toList();
    }

    /** Why a replica of this build can't work on this schema, and what to do. A newer schema is no reason, because releases overlap. */
    Optional<String> unfitToServe() {
        return unsound()
                .or(() -> missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of("the schema of the database is older than this build: migration " + named(missing)
                                + " is missing; run this build with --migrate first"));
    }

    /** Why this build can't migrate this schema, and what to do. */
    Optional<String> unfitToMigrate() {
        return unsound()
                .or(() -> unknown.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                "the schema of the database is newer than this build, which does not know migration "
                                        + named(unknown) + "; run the newest release with --migrate"));
    }

    private Optional<String> unsound() {
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("migration " + named(broken)
                        + " failed in this database, or has another text than in this build;"
                        + " restore the database, or use the build that made it");
    }

    private static String named(List<String> versions) {
        String first = versions.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        int more = versions.size() - NAMED_MAX;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
