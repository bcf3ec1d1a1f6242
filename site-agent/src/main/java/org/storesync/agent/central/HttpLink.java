package org.storesync.agent.central;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.storesync.model.Headers;

/** Sends one request and waits for its whole answer. All calls have the same headers and wait equally long. */
final class HttpLink {
    private static final String PROTOCOL_VERSION = "1";

    private final HttpClient http;
    private final Credentials credentials;
    private final String app;
    private final LinkLimits limits;
    private final Supplier<UUID> requestIds;

    HttpLink(HttpClient http, Credentials credentials, String app, LinkLimits limits, Supplier<UUID> requestIds) {
        this.http = http;
        this.credentials = credentials;
        this.app = app;
        this.limits = limits;
        this.requestIds = requestIds;
    }

    /** An answer with status 200, inflated, and the bytes that it took on the link. */
    record Answer(byte[] body, long wireBytes) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A body to send: its type, and its bytes in gzip. */
    record Sent(String contentType, PushBatch.Content content) {}

    Answer get(SiteCall call) {
        return get(call, "");
    }

    /** @param query with its question mark; empty for none */
    Answer get(SiteCall call, String query) {
        return send(call, HttpRequest.BodyPublishers.noBody(), request(call, query, Headers.JSON), 0);
    }

    Answer post(SiteCall call, Sent sent, String accept) {
        HttpRequest.Builder request = request(call, "", accept)
                .header("Content-Type", sent.contentType())
                .header("Content-Encoding", "gzip");
        byte[] gzip = sent.content().gzip();
        return send(call, BodyPublishers.ofByteArray(gzip), request, gzip.length);
    }

    private HttpRequest.Builder request(SiteCall call, String query, String accept) {
        return HttpRequest.newBuilder(credentials.resolve(call.path() + query))
                .header("Authorization", credentials.basic())
                .header(Headers.DEVICE, credentials.device())
                .header(Headers.APP, app)
                .header(Headers.PROTOCOL, PROTOCOL_VERSION)
                .header(Headers.REQUEST_ID, requestIds.get().toString())
                .header("Accept", accept + ", " + Headers.PROBLEM_JSON)
                .header("Accept-Encoding", "gzip");
    }

    private Answer send(SiteCall call, HttpRequest.BodyPublisher body, HttpRequest.Builder request, int requestBytes) {
        MeteredBody.Progress progress = new MeteredBody.Progress();
        HttpRequest built = request.method(call.method(), body).build();
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(built, _ -> new MeteredBody(progress, limits.answerBytesMax()));
        HttpResponse<byte[]> response =
                await(pending, progress, limits.patience(requestBytes).toNanos());
        byte[] plain = unfold(response);
        if (response.statusCode() != 200) {
            throw ProblemReader.read(response.statusCode(), response.headers(), plain);
        }
        return new Answer(plain, response.body().length);
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> pending, MeteredBody.Progress progress, long patienceNanos) {
        try {
            while (true) {
                long left = patienceNanos - progress.nanosSinceLast();
                if (left <= 0) {
                    pending.cancel(true);
                    throw new CentralUnreachable("central at " + credentials.url() + " stopped answering for "
                            + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s");
                }
                try {
                    return pending.get(left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    // Bytes may have come meanwhile, so the loop looks again.
                }
            }
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new CentralUnreachable("interrupted while waiting for central", e);
        } catch (ExecutionException e) {
            throw fault(e.getCause() == null ? e : e.getCause());
        }
    }

    private CentralFault fault(Throwable cause) {
        return switch (cause) {
            case CentralFault known -> known;
            case HttpConnectTimeoutException e ->
                CentralUnreachable.withoutConnection(
                        "no connection to " + credentials.url() + " within "
                                + limits.connect().toSeconds() + " s",
                        e);
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException ->
                CentralUnreachable.withoutConnection("the host name of " + credentials.url() + " can't be found", e);
            case ConnectException e ->
                CentralUnreachable.withoutConnection("nothing answers at " + credentials.url(), e);
            case SSLHandshakeException e ->
                CentralUnreachable.withoutConnection(
                        "this machine does not trust the certificate of " + credentials.url()
                                + ": set the clock right, or begin again with the certificate of its authority",
                        e);
            default ->
                cause.getCause() instanceof CentralFault known
                        ? known
                        : new CentralUnreachable("the connection to " + credentials.url() + " broke", cause);
        };
    }

    private byte[] unfold(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        if (!response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
            byte[] plain = in.readNBytes(limits.answerBytesMax());
            if (in.read() >= 0) {
                throw new BrokenAnswer(
                        "central's inflated answer is larger than " + limits.answerBytesMax() + " bytes");
            }
            return plain;
        } catch (IOException e) {
            throw new BrokenAnswer("central's answer is cut: its gzip ends early", e);
        }
    }
}
