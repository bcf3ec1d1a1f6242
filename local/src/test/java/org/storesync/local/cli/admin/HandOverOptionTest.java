package org.storesync.local.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.HandOver;
import org.storesync.local.host.Certificates;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.suite.Administration;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import picocli.CommandLine;

class HandOverOptionTest {
    private static final URI GATEWAY = URI.create("https://127.0.0.1:18000");

    @TempDir
    Path folder;

    private static String ours = "";

    @BeforeAll
    static void aSuiteWithTls(@TempDir Path other) throws IOException {
        StateDir state = new StateDir(other);
        Certificates certificates = new Certificates(state, new Secrets(state.secrets()), Clock.systemUTC());
        certificates.prepare();
        ours = Files.readString(certificates.authority());
    }

    @Test
    void bringsTheSuitesAuthorityWithItsAddress() {
        assertThat(written()).isEqualTo(new HandOver(GATEWAY, 8, "Hill Clinic", "s3cret", ours));
    }

    @Test
    void bringsNoAuthorityWithTheAddressOfAnotherCentral() {
        assertThat(written("--url", "https://central.example.org").authority()).isNull();
    }

    private HandOver written(String... more) {
        Path file = folder.resolve("hand-over.json");
        HandOverOption option = CommandLine.populateCommand(
                new HandOverOption(),
                Stream.concat(Stream.of("--hand-over", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
        option.reserve(GATEWAY, ours);
        option.keep(() -> new Administration.CreatedSite(new SiteId(8), "Hill Clinic", SiteKind.DESKTOP, "s3cret"));
        return HandOver.read(file);
    }
}
