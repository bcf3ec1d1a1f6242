package org.storesync.system.suite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what services tell of their work by OTLP over HTTP, as a collector does. */
public final class Collector implements AutoCloseable {
    private static final String TRACES = "/v1/traces";

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<String> bytes = new CopyOnWriteArrayList<>();

    /**
     * A step of a trace.
     *
     * @param service that did it
     * @param parent the step that it belongs to, empty if none
     * @param attributes by name
     */
    public record Span(
            String service, String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext(TRACES, this::take);
        server.start();
    }

    public static Collector open() {
        try {
            return new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** All that came, byte for byte. */
    public String bytes() {
        return String.join("", bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bytes.add(new String(body, ISO_8859_1));
            for (ResourceSpans each : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                String service =
                        attributes(each.getResource().getAttributesList()).getOrDefault("service.name", "");
                for (ScopeSpans scope : each.getScopeSpansList()) {
                    scope.getSpansList().forEach(span -> spans.add(span(service, span)));
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(String service, io.opentelemetry.proto.trace.v1.Span span) {
        HexFormat hex = HexFormat.of();
        return new Span(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> all) {
        Map<String, String> attributes = new TreeMap<>();
        for (KeyValue each : all) {
            attributes.put(
                    each.getKey(),
                    each.getValue().hasStringValue()
                            ? each.getValue().getStringValue()
                            : Long.toString(each.getValue().getIntValue()));
        }
        return attributes;
    }
}
