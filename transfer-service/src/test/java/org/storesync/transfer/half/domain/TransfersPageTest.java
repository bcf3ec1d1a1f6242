package org.storesync.transfer.half.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The event table that people read says what the code does. */
class TransfersPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "transfers.md");
    private static final String BEGIN = "<!-- events: written from the code -->\n";
    private static final String END = "<!-- end of events -->";

    @DisplayName("docs/transfers.md has the event table of the code")
    @Test
    void eventsAreUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String generated = page.substring(0, begin) + EventTable.page() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("storesync.write-docs")) {
            Files.writeString(PAGE, generated);
        }

        assertThat(PAGE).as("write it with -Dstoresync.write-docs=true").hasContent(generated);
    }
}
