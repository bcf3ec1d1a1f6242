package org.storesync.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/** Talks to the running {@code up} of a folder. */
final class ControlClient {
    private final RunFile run;

    private ControlClient(RunFile run) {
        this.run = run;
    }

    /** Empty if nothing runs in this folder. */
    static Optional<ControlClient> find(StateDir state) {
        return RunFile.read(state).filter(run -> run.up().alive().isPresent()).map(ControlClient::new);
    }

    /** @throws LocalFailure if nothing runs in this folder */
    static ControlClient require(StateDir state) {
        return find(state)
                .orElseThrow(
                        () -> new LocalFailure("nothing runs in " + state.root() + ": start it with ./storesync up"));
    }

    RunFile run() {
        return run;
    }

    Ports ports() {
        return new Ports(run.portBase());
    }

    String get(String path) {
        return call("GET", path);
    }

    String post(String path) {
        return call("POST", path);
    }

    private String call(String method, String path) {
        if (!run.ready()) {
            throw new LocalFailure("it is still starting; ./storesync logs up shows how far it is");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports().control() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + run.key())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LocalFailure(response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new LocalFailure(
                    "the running suite (process " + run.up().pid() + ") does not answer: ./storesync down ends it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
