package org.storesync.local.cli.running;

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
import org.storesync.local.host.WrongUsage;

/** Talks to the running {@code up} of a folder. */
public final class ControlClient {
    private final RunFile run;

    private ControlClient(RunFile run) {
        this.run = run;
    }

    /** Empty if nothing runs in this folder. */
    public static Optional<ControlClient> find(StateDir state) {
        return RunFile.read(state).filter(run -> run.up().alive().isPresent()).map(ControlClient::new);
    }

    /** @throws LocalFailure if nothing runs in this folder */
    public static ControlClient require(StateDir state) {
        return find(state)
                .orElseThrow(
                        () -> new LocalFailure("nothing runs in " + state.root() + ": start it with ./storesync up"));
    }

    public RunFile run() {
        return run;
    }

    public Ports ports() {
        return run.ports();
    }

    /** How the running suite is, as text for people or as JSON. */
    public ControlServer.Status status(boolean json) {
        HttpResponse<String> answer = call("GET", json ? "/status.json" : "/status");
        return new ControlServer.Status(
                answer.body(),
                answer.headers()
                        .firstValue(ControlServer.WHOLE)
                        .map(Boolean::parseBoolean)
                        .orElse(false));
    }

    public String get(String path) {
        return call("GET", path).body();
    }

    public String post(String path) {
        return call("POST", path).body();
    }

    /** A demo person's token for one service, from the running suite; an empty text if the suite can't give one. */
    public String token(String user, String service) {
        try {
            return get("/tokens/" + user + "/" + service);
        } catch (LocalFailure | WrongUsage e) {
            return "";
        }
    }

    private HttpResponse<String> call(String method, String path) {
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
            if (response.statusCode() == 400) {
                throw new WrongUsage(response.body());
            }
            if (response.statusCode() != 200) {
                throw new LocalFailure(response.body());
            }
            return response;
        } catch (IOException e) {
            throw new LocalFailure(
                    "the running suite (process " + run.up().pid() + ") does not answer: ./storesync down ends it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
