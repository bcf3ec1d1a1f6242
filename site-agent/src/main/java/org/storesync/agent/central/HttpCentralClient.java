package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Headers;
import org.storesync.model.Outcome;
import org.storesync.model.push.AnswerFault;
import org.storesync.model.push.AnswerReader;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/** Calls central over HTTP. It holds only the way there, so one client serves all threads of a site. */
public final class HttpCentralClient implements CentralClient {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** If a newer central sends an outcome that is not known here, only this one is safe, because it keeps the change. */
    private static final AnswerReader ANSWERS = AnswerReader.takingUnknownFor(Outcome.RETRY_LATER);

    private final HttpLink link;

    /**
     * @param http from {@link #newHttp}; one can serve many sites
     * @param app {@code name/version}, shown to administrators
     * @param requestIds makes an id for each call, by which it can be found in central's log
     */
    public HttpCentralClient(
            HttpClient http, Credentials credentials, String app, LinkLimits limits, Supplier<UUID> requestIds) {
        this.link = new HttpLink(http, credentials, app, limits, requestIds);
    }

    /** Uses HTTP/1.1, because an upgrade offer on each request costs bytes, and a thin link has no use for it. */
    public static HttpClient newHttp(LinkLimits limits) {
        return newHttp(limits, null);
    }

    /** @param authority certificates in PEM that are trusted beside the public ones; null for none */
    public static HttpClient newHttp(LinkLimits limits, @Nullable String authority) {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (authority != null) {
            http.sslContext(Trust.withAuthority(authority));
        }
        return http.build();
    }

    @Override
    public SiteView site() {
        return read(link.get(SiteCall.SITE), SiteView.class);
    }

    @Override
    public SyncVerdict begin(SyncStart start) {
        return read(link.post(SiteCall.BEGIN, json(start), Headers.JSON), SyncVerdict.class);
    }

    @Override
    public PushAnswer push(PushBatch batch) {
        HttpLink.Sent sent = new HttpLink.Sent(Headers.NDJSON, batch.content());
        try {
            return ANSWERS.read(link.post(SiteCall.PUSH, sent, Headers.JSON).body());
        } catch (AnswerFault fault) {
            throw new BrokenAnswer("central's outcomes can't be read: " + fault.getMessage(), fault);
        }
    }

    @Override
    public Page pull(PullRequest request) {
        HttpLink.Answer answer = link.post(SiteCall.PULL, json(request), Headers.NDJSON);
        return PageReader.read(answer.body(), answer.wireBytes());
    }

    @Override
    public StatusView status() {
        return read(link.get(SiteCall.STATUS), StatusView.class);
    }

    @Override
    public Decisions decisions(@Nullable String after, int limit) {
        String from = after == null ? "" : "&after=" + URLEncoder.encode(after, UTF_8);
        return read(link.get(SiteCall.DECISIONS, "?limit=" + limit + from), Decisions.class);
    }

    private static HttpLink.Sent json(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpLink.Sent(Headers.JSON, new PushBatch.Content(bytes.toByteArray()));
    }

    private static <T> T read(HttpLink.Answer answer, Class<T> type) {
        try {
            return JSON.readValue(answer.body(), type);
        } catch (IOException e) {
            throw new BrokenAnswer("central's answer can't be read; is the URL central's?", e);
        }
    }
}
