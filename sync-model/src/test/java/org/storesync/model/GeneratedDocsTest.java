package org.storesync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.storesync.model.catalogue.RecordCatalogue;

/**
 * The generated parts of docs/ say what the code says. After a change of codes or catalogue write them again:
 * {@code ./mvnw -pl sync-model test -Dtest=GeneratedDocsTest -Dstoresync.write-docs=true}.
 */
class GeneratedDocsTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "..", "docs");

    @Test
    void cataloguePageIsUpToDate() throws IOException {
        String page = new CataloguePage(RecordCatalogue.standard()).render();

        assertUpToDate(DOCS.resolve("record-catalogue.md"), page);
    }

    @Test
    void codesOfTheProtocolAreUpToDate() throws IOException {
        Path page = DOCS.resolve("protocol.md");

        assertUpToDate(page, CodeTables.into(Files.readString(page)));
    }

    private static void assertUpToDate(Path committed, String generated) throws IOException {
        if (Boolean.getBoolean("storesync.write-docs")) {
            Files.writeString(committed, generated);
        }
        assertThat(committed).as("write it with -Dstoresync.write-docs=true").hasContent(generated);
    }
}
