package org.storesync.local.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.cli.Main;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

@Timeout(20)
class RunFileTest {
    @TempDir
    Path folder;

    private StateDir state;

    @BeforeEach
    void prepare() {
        state = new StateDir(folder);
        state.prepare();
    }

    @Test
    void readsWhatItWrote() {
        RunFile run = new RunFile(
                RunFile.Child.of("up", ProcessHandle.current()),
                new Ports(21000).withTls(true),
                "key",
                true,
                List.of(new RunFile.Child("postgres", 5, 6), new RunFile.Child("keycloak", 7, 8)));

        run.write(state);

        assertThat(RunFile.read(state)).contains(run);
    }

    @Test
    void endsWhatAKilledRunLeftBehindAndNobodyElse() throws IOException {
        Process left = new ProcessBuilder("sleep", "61").start();
        Process stranger = new ProcessBuilder("sleep", "62").start();
        try {
            // A process with the number of one of ours but another start time, because the system gave the number away
            // again.
            RunFile.Child reused = new RunFile.Child("gateway-1", stranger.pid(), 1);
            new RunFile(
                            reused,
                            new Ports(21000),
                            "key",
                            true,
                            List.of(RunFile.Child.of("routing-1", left.toHandle()), reused))
                    .write(state);

            assertThat(Leftovers.end(state)).containsExactly("routing-1");

            assertThat(left.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(RunFile.read(state)).isEmpty();
        } finally {
            left.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void commandsSayThatNothingRuns() {
        assertThatThrownBy(() -> ControlClient.require(state))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("nothing runs in " + folder + ": start it with ./storesync up");
        assertThat(Main.run("status", "--state", folder.toString())).isEqualTo(1);
        assertThat(Main.run("down", "--state", folder.toString())).isZero();
    }

    @Test
    void controlAnswersOnlyWithTheKey() {
        Ports ports = Ports.free();
        RunFile run = new RunFile(RunFile.Child.of("up", ProcessHandle.current()), ports, "right", true, List.of());
        try (ControlServer _ = new ControlServer(ports.control(), "right", new FakeControls())) {
            run.write(state);
            ControlClient client = ControlClient.require(state);

            assertThat(client.status(false)).isEqualTo(new ControlServer.Status("all well", false));
            assertThat(client.status(true)).isEqualTo(new ControlServer.Status("{}", true));
            assertThat(client.token("admin", "routing-service")).isEqualTo("token of admin at routing-service");
            assertThat(client.post("/links/walu-bay-clinic/cut")).isEqualTo("walu-bay-clinic cut");
            assertThatThrownBy(() -> client.post("/links/nowhere/cut")).hasMessage("no site nowhere");
            assertThatThrownBy(() -> client.get("/nothing")).hasMessage("no such call");

            new RunFile(run.up(), ports, "wrong", true, List.of()).write(state);
            assertThatThrownBy(() -> ControlClient.require(state).get("/status"))
                    .hasMessage("the key is wrong");
        }
    }

    @Test
    @DisplayName("claims-kills up --detach when it is up says so and exits 0; in the foreground it is a fault")
    void aSecondUpSaysThatOneRuns() throws Exception {
        try (AutoCloseable _ = state.lock().orElseThrow()) {
            assertThat(Main.run("up", "--state", folder.toString(), "--no-demo"))
                    .isEqualTo(1);
            new RunFile(RunFile.Child.of("up", ProcessHandle.current()), new Ports(21000), "key", true, List.of())
                    .write(state);
            assertThat(Main.run("up", "--state", folder.toString(), "--no-demo", "--detach"))
                    .as("what was asked for is so")
                    .isZero();
        }
        assertThat(Files.exists(state.postgres().resolve("data"))).isFalse();
    }

    private static final class FakeControls implements ControlServer.Controls {
        @Override
        public ControlServer.Status status(boolean json) {
            return new ControlServer.Status(json ? "{}" : "all well", json);
        }

        @Override
        public String token(String user, String service) {
            return "token of " + user + " at " + service;
        }

        @Override
        public String link(String name, String act) {
            if (name.equals("nowhere")) {
                throw new LocalFailure("no site nowhere");
            }
            return name + " " + act;
        }

        @Override
        public void stop() {}
    }
}
