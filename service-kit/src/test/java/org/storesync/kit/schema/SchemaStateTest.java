package org.storesync.kit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.kit.test.TestPostgres;

/** Compares builds, which are folders of migrations, with a database that one of them has migrated. */
class SchemaStateTest {
    private final String database = TestPostgres.freshDatabase("schema");

    @TempDir
    private Path folder;

    private Path build;
    private Path next;

    @BeforeEach
    void twoReleases() throws IOException {
        build = Files.createDirectory(folder.resolve("build"));
        next = Files.createDirectory(folder.resolve("next"));
        for (Path each : List.of(build, next)) {
            Files.writeString(each.resolve("V1__first.sql"), "create table first (id int)");
            Files.writeString(each.resolve("V2__second.sql"), "create table second (id int)");
        }
        Files.writeString(next.resolve("V3__third.sql"), "create table third (id int)");
    }

    @Test
    void fitsTheBuildThatMigratedIt() {
        flyway(build).migrate();

        SchemaState state = state(build);

        assertThat(state.unfitToServe()).isEmpty();
        assertThat(state.unfitToMigrate()).isEmpty();
    }

    @Test
    void isTooOldForTheNextRelease() {
        flyway(build).migrate();

        SchemaState state = state(next);

        assertThat(state.unfitToServe().orElseThrow())
                .contains("older than this build", "migration 3 is missing", "--migrate");
        assertThat(state.unfitToMigrate()).isEmpty();
    }

    @Test
    void namesTheFirstOfManyMissing() throws IOException {
        Files.writeString(next.resolve("V4__fourth.sql"), "select 4");
        Files.writeString(next.resolve("V5__fifth.sql"), "select 5");

        assertThat(state(next).unfitToServe().orElseThrow()).contains("migration 1, 2, 3 and 2 more is missing");
    }

    @Test
    void servesTheReleaseBeforeButIsNotMigratedByIt() {
        flyway(next).migrate();

        SchemaState state = state(build);

        assertThat(state.unfitToServe()).isEmpty();
        assertThat(state.unknown()).containsExactly("3");
        assertThat(state.unfitToMigrate().orElseThrow()).contains("newer than this build", "migration 3");
    }

    @Test
    void fitsNobodyAfterAMigrationWasChanged() throws IOException {
        flyway(build).migrate();
        Files.writeString(build.resolve("V2__second.sql"), "create table second (id bigint)");

        SchemaState state = state(build);

        assertThat(state.unfitToServe().orElseThrow())
                .contains("migration 2 failed in this database, or has another text");
        assertThat(state.unfitToMigrate()).isEqualTo(state.unfitToServe());
    }

    private SchemaState state(Path migrations) {
        return SchemaState.of(flyway(migrations).info().all());
    }

    private Flyway flyway(Path migrations) {
        return Flyway.configure()
                .dataSource(database, TestPostgres.USER, TestPostgres.PASSWORD)
                .locations("filesystem:" + migrations)
                .load();
    }
}
