package org.storesync.local.cli.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.Executors;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.WrongUsage;

/** Lets the other commands reach a running {@code up}: it listens on loopback, and the key in the run file opens it. */
public final class ControlServer implements AutoCloseable {
    static final String WHOLE = "Storesync-Whole";

    private final HttpServer server;
    private final String key;
    private final Controls controls;

    /** What the commands can ask for. Answers are text for people. */
    public interface Controls {
        Status status(boolean json);

        /** @param act cut or mend */
        String link(String name, String act);

        /** An access token of a demo person for one service, such as {@code routing-service}. */
        String token(String user, String service);

        void stop();
    }

    /**
     * The state of the suite.
     *
     * @param whole everything that should run does run
     */
    public record Status(String text, boolean whole) {}

    public ControlServer(int port, String key, Controls controls) {
        this.key = key;
        this.controls = controls;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new LocalFailure("can't listen on port " + port + ": " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAllowed(exchange)) {
                answer(exchange, 403, "the key is wrong");
                return;
            }
            try {
                serve(exchange);
            } catch (WrongUsage e) {
                answer(exchange, 400, String.valueOf(e.getMessage()));
            } catch (LocalFailure e) {
                answer(exchange, 409, String.valueOf(e.getMessage()));
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        List<String> parts = List.of(call.split("/", -1));
        if (call.equals("GET /status") || call.equals("GET /status.json")) {
            Status status = controls.status(call.endsWith(".json"));
            exchange.getResponseHeaders().set(WHOLE, Boolean.toString(status.whole()));
            answer(exchange, 200, status.text());
        } else if (call.equals("POST /stop")) {
            answer(exchange, 200, "stopping\n");
            controls.stop();
        } else if (call.startsWith("POST /links/") && parts.size() == 4) {
            answer(exchange, 200, controls.link(parts.get(2), parts.get(3)));
        } else if (call.startsWith("GET /tokens/") && parts.size() == 4) {
            answer(exchange, 200, controls.token(parts.get(2), parts.get(3)));
        } else {
            answer(exchange, 404, "no such call");
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
