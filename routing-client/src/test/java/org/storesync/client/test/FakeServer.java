package org.storesync.client.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Cut;
import org.storesync.client.test.Trouble.Gone;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;
import org.storesync.model.ProblemCode;

/**
 * A service over HTTP, and the identity server's token call. It keeps the calls, answers them by routes, and lets a test make them fail. It
 * needs only the wire contract, so that a service without the routing client can use it too.
 */
public class FakeServer implements AutoCloseable {
    private static final String TOKEN = "Bearer token-";

    private final Troubles troubles = new Troubles();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Reply>> routes = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private HttpServer server;
    private boolean listening = true;
    private volatile int endedTokens;

    public FakeServer() {
        server = open(0);
        port = server.getAddress().getPort();
    }

    public final String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    /** Stops listening. */
    public final synchronized void down() {
        if (listening) {
            server.stop(0);
            listening = false;
        }
    }

    /** Listens again, at the same address. */
    public final synchronized void up() {
        if (!listening) {
            server = open(port);
            listening = true;
        }
    }

    /** From now on this route answers calls whose path begins like this. If several match, the longest beginning counts. */
    public final void route(String path, Function<Call, Reply> answer) {
        routes.put(path, answer);
    }

    /**
     * The next call whose path ends like this meets the trouble, after troubles that were given before. If the text ends with a star, it is
     * the beginning of the path.
     */
    public final void trouble(String path, Trouble trouble) {
        troubles.add(path, trouble, 1);
    }

    /** Calls whose path ends like this meet the trouble until {@link #usual}. */
    public final void always(String path, Trouble trouble) {
        troubles.add(path, trouble, Integer.MAX_VALUE);
    }

    /** Removes all troubles. */
    public final void usual() {
        troubles.clear();
    }

    /** A token as the identity server would give it now. */
    public final String token() {
        return "token-" + tokens.incrementAndGet();
    }

    public final int tokensGiven() {
        return tokens.get();
    }

    /** Tokens given until now are refused. */
    public final void endTokens() {
        endedTokens = tokens.get();
    }

    /** All calls in the order in which they came, also refused ones. */
    public final List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls whose path ends like this. */
    public final List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().endsWith(path)).toList();
    }

    /** From now on only later calls are kept. */
    public final void forgetCalls() {
        calls.clear();
    }

    /** Calls that nobody should make. */
    public final List<String> faults() {
        return List.copyOf(faults);
    }

    private HttpServer open(int onPort) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), onPort), 0);
            opened.setExecutor(threads);
            opened.createContext("/", this::handle);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            if (call.path().equals("/token")) {
                Reply.json("{\"access_token\":\"" + token() + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
                        .send(exchange);
                return;
            }
            calls.add(call);
            Optional<Trouble> trouble = troubles.next(call.path());
            if (trouble.isEmpty()) {
                reply(call).send(exchange);
            } else {
                send(exchange, call, trouble.get());
            }
        }
    }

    private void send(HttpExchange exchange, Call call, Trouble trouble) throws IOException {
        switch (trouble) {
            case Refused(int status, String code) -> Reply.problem(status, code).send(exchange);
            case Gone() -> {
                // The exchange is closed without an answer.
            }
            case Cut() -> reply(call).sendHalf(exchange);
            case Changed(var change) -> reply(call).changed(change).send(exchange);
            case Held(Gate gate) -> {
                gate.pass();
                reply(call).send(exchange);
            }
        }
    }

    private Reply reply(Call call) {
        if (!isValid(call.header("Authorization"))) {
            return Reply.problem(ProblemCode.NOT_AUTHENTICATED);
        }
        Optional<String> route = routes.keySet().stream()
                .filter(call.path()::startsWith)
                .max((one, other) -> Integer.compare(one.length(), other.length()));
        if (route.isEmpty()) {
            faults.add(call.method() + " " + call.path());
            return Reply.problem(ProblemCode.NOT_FOUND);
        }
        return routes.get(route.get()).apply(call);
    }

    private boolean isValid(String authorization) {
        return authorization.startsWith(TOKEN)
                && Integer.parseInt(authorization.substring(TOKEN.length())) > endedTokens;
    }
}
