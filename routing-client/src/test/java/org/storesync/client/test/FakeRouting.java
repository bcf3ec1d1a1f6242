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
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.client.test.Judge.Told;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Cut;
import org.storesync.client.test.Trouble.Gone;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;
import org.storesync.model.ProblemCode;

/**
 * The routing-service over HTTP as docs/protocol.md section 6 shows it to an internal site: the feed, the beginning of a sync, and pushes; and
 * the identity server's token call. A test makes calls fail by {@link #trouble}, and adds calls by {@link #route}.
 */
public final class FakeRouting implements AutoCloseable {
    private static final String FEED = "/internal/v1/feed/";
    private static final String STREAMS = "/internal/v1/streams";
    private static final String TOKEN = "Bearer token-";

    private final RoutingLog log = new RoutingLog();
    private final RoutingLanes lanes = new RoutingLanes(change ->
            Told.accepted(log.write("central", change.type(), change.id(), change.op(), change.body(), Marks.NONE)
                    .version()));
    private final FeedAnswers feed = new FeedAnswers(log);
    private final Troubles troubles = new Troubles();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Reply>> routes = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int endedTokens;

    /** @param site the internal site that calls */
    public FakeRouting(int site) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        route(FEED, feed::feed);
        route(FEED + "heads", feed::heads);
        route(STREAMS, feed::homeStreams);
        route(STREAMS + "/", feed::stream);
        route("/internal/v1/sites/" + site + "/sync", lanes::begin);
        route("/internal/v1/sites/" + site + "/push", lanes::push);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        log.close();
        server.stop(0);
        threads.shutdownNow();
    }

    public RoutingLog log() {
        return log;
    }

    public RoutingLanes lanes() {
        return lanes;
    }

    /** Calls whose path begins so are answered by this from now on; of several the longest beginning counts. */
    public void route(String path, Function<Call, Reply> answer) {
        routes.put(path, answer);
    }

    /** The next call whose path ends so meets a trouble; after the troubles it was given before. */
    public void trouble(String path, Trouble trouble) {
        troubles.add(path, trouble, 1);
    }

    /** Calls whose path ends so meet a trouble until {@link #usual}. */
    public void always(String path, Trouble trouble) {
        troubles.add(path, trouble, Integer.MAX_VALUE);
    }

    /** Nothing is in the way any more. */
    public void usual() {
        troubles.clear();
    }

    /** A token as the identity server would give it now. */
    public String token() {
        return "token-" + tokens.incrementAndGet();
    }

    /** Tokens given until now are refused. */
    public void endTokens() {
        endedTokens = tokens.get();
    }

    /** All calls of routing in the order they came, also those that were refused. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls whose path ends so. */
    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().endsWith(path)).toList();
    }

    /** Reads of the feed that wait for something new. */
    public int waiting() {
        return log.waiting();
    }

    /** Calls nobody should make. */
    public List<String> faults() {
        return List.copyOf(faults);
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
