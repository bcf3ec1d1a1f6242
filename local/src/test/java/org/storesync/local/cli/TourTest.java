package org.storesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final Pattern WRITTEN = Pattern.compile("(?m)^    \\S.* > (\\S+)$");

    @Test
    @DisplayName("claims-7 git does not see the files that the tour of README.md writes")
    void ignoresWhatTheTourWrites() throws Exception {
        List<String> ignored = Files.readAllLines(Path.of("..", ".gitignore"));
        Matcher written = WRITTEN.matcher(Files.readString(Path.of("..", "README.md")));

        assertThat(written.results().map(found -> "/" + found.group(1)).toList())
                .isNotEmpty()
                .isSubsetOf(ignored);
    }
}
