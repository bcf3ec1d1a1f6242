package org.storesync.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.agent.SiteParts;
import picocli.CommandLine;
import picocli.codegen.aot.graalvm.ReflectionConfigGenerator;

class NativeCommandsTest {
    private static final Path LIST =
            Path.of("src/main/resources/META-INF/native-image/org.storesync/site-agent/reflect-config.json");

    /** {@code ./mvnw -pl site-agent test -Dtest=NativeCommandsTest -Dstoresync.write=true} writes the list again. */
    @Test
    @DisplayName("native: the list of commands and options for a binary is that of the site-agent")
    void listsEachCommandAndOption() throws Exception {
        CommandLine line = AgentCommand.commandLine(
                SiteParts.standard(), new Terminal(nowhere(), nowhere(), "", false, Clock.systemUTC()));
        // Nobody makes it by reflection, and each run gives it another name.
        line.getCommandSpec().versionProvider(null);
        String list = ReflectionConfigGenerator.generateReflectionConfig(line.getCommandSpec());
        if (Boolean.getBoolean("storesync.write")) {
            write(list);
        }

        assertThat(Files.readString(LIST)).isEqualTo(list);
    }

    private static void write(String list) throws IOException {
        Files.writeString(LIST, list, StandardCharsets.UTF_8);
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(PrintWriter.nullWriter());
    }
}
