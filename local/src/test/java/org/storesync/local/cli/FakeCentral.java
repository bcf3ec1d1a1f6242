package org.storesync.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.storesync.local.cli.running.ControlServer;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/** The services of a running suite as the commands see them: canned answers, and the calls that were made. */
public final class FakeCentral implements AutoCloseable {
    private static final String KEY = "key";
    private static final List<String> ON_A_SUITE = List.of("up", "down", "status", "logs", "link", "admin", "report");

    private final StateDir state;
    private final Ports ports = Ports.free();
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ControlServer control;

    private record Answer(int status, String body) {}

    /** How a command ended and what it printed. */
    public record Run(int code, String out, String err) {}

    public FakeCentral(Path folder) throws IOException {
        state = new StateDir(folder);
        state.prepare();
        for (int port :
                List.of(ports.gateway(1), ports.routing(1), ports.service(0), ports.service(1), ports.service(2))) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", this::handle);
            server.start();
            servers.add(server);
        }
        control = new ControlServer(ports.control(), KEY, new Controls());
        new RunFile(RunFile.Child.of("up", ProcessHandle.current()), ports, KEY, true, List.of()).write(state);
        answer("GET /admin/v1/sites", """
            {"items":[{"siteId":7,"name":"Walu Bay Clinic","kind":"desktop","state":"active","queued":3,\
            "lastContactAt":"2026-11-29T10:00:00.123Z"}]}\
            """);
        answer("GET /admin/v1/installations", "{\"items\":[]}");
        answer("GET /api/v1/stores", """
            {"items":[{"id":"s-1","code":"WAL01","name":"Walu Bay"},{"id":"s-2","code":"NEW01","name":"New"}]}\
            """);
    }

    /** @param call such as {@code GET /admin/v1/sites}, without its query */
    public FakeCentral answer(String call, String body) {
        return answer(call, 200, body);
    }

    public FakeCentral answer(String call, int status, String body) {
        answers.put(call, new Answer(status, body));
        return this;
    }

    /** Calls with their query and body. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Runs a command line on this suite. */
    public Run run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            List<String> line = new ArrayList<>(List.of(arguments));
            if (ON_A_SUITE.contains(line.getFirst())) {
                line.addAll(1, List.of("--state", state.root().toString()));
            }
            int code = Main.run(line.toArray(String[]::new));
            return new Run(code, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        control.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            calls.add((method + " " + exchange.getRequestURI() + " " + body).strip());
            Answer answer = answers.getOrDefault(
                    method + " " + exchange.getRequestURI().getPath(),
                    new Answer(404, "{\"status\":404,\"code\":\"not-found\",\"detail\":\"no such thing\"}"));
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static final class Controls implements ControlServer.Controls {
        @Override
        public ControlServer.Status status(boolean json) {
            return new ControlServer.Status(json ? "{}" : "all is well\n", true);
        }

        @Override
        public String link(String name, String act) {
            return name + " " + act + "\n";
        }

        @Override
        public String token(String user, String service) {
            return "token-of-" + user;
        }

        @Override
        public void stop() {}
    }
}
