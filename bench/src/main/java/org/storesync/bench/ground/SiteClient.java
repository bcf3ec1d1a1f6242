package org.storesync.bench.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLine;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;
import org.storesync.model.Headers;

/** A site, as much of it as a bench needs: it makes requests as bytes and counts its siteSeq, but keeps no data. */
public final class SiteClient {
    private final int siteId;
    private final String store;
    private final UUID lineage;
    private final String commonHead;
    private long nextSeq = 1;

    /** @param store the store its records belong to; empty for none */
    public SiteClient(int siteId, String secret, String store, UUID lineage) {
        this.siteId = siteId;
        this.store = store;
        this.lineage = lineage;
        String credentials =
                Base64.getEncoder().encodeToString((siteId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.commonHead = "Host: central\r\nAuthorization: Basic " + credentials + "\r\n" + Headers.DEVICE + ": bench-"
                + siteId + "\r\n" + Headers.APP + ": bench/1\r\n" + Headers.PROTOCOL + ": 1\r\n";
    }

    public int siteId() {
        return siteId;
    }

    public String store() {
        return store;
    }

    /** Makes this installation known to central. */
    public void begin(HttpConnection connection) throws IOException {
        byte[] body =
                ("{\"lineage\":\"" + lineage + "\",\"lastAnswered\":0,\"queued\":0}").getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = connection.send(head("/api/v1/site", Headers.JSON, Headers.JSON, "", body.length), body);
        if (answer.status() != 200) {
            throw new BenchFailure("site " + siteId + " can't begin, " + answer.status() + ": " + answer.text());
        }
    }

    /** The next batch of new item lines of its store. */
    public Batch itemLines(ItemLines lines, int count, RandomGenerator random, boolean gzip) {
        List<String> ids = new ArrayList<>(count);
        List<byte[]> bodies = new ArrayList<>(count);
        for (ItemLine line : lines.next(store, count)) {
            ids.add(line.id());
            bodies.add(line.body());
        }
        return batch("item_line", ids, bodies, random, gzip);
    }

    /** The next batch, of any one type. */
    public Batch batch(String type, List<String> ids, List<byte[]> bodies, RandomGenerator random, boolean gzip) {
        return batch(Collections.nCopies(ids.size(), type), ids, bodies, random, gzip);
    }

    /** The next batch, of several types. */
    public Batch batch(
            List<String> types, List<String> ids, List<byte[]> bodies, RandomGenerator random, boolean gzip) {
        UUID batchId = UUID.fromString(ItemLines.newId(random));
        Batch batch = Batch.of(batchId, lineage, nextSeq, types, ids, bodies, gzip);
        nextSeq += ids.size();
        return batch;
    }

    public HttpAnswer push(HttpConnection connection, Batch batch) throws IOException {
        return connection.send(pushHead(batch), batch.payload());
    }

    /** The head of a push, for a caller that counts its bytes. */
    public byte[] pushHead(Batch batch) {
        String coding = batch.gzip() ? "Content-Encoding: gzip\r\nAccept-Encoding: gzip\r\n" : "";
        return head("/api/v1/push", Headers.NDJSON, Headers.JSON, coding, batch.payload().length);
    }

    /** A whole pull. */
    public byte[] pull(@Nullable String cursor, int recordsMax, boolean gzip) {
        byte[] body = ("{\"lineage\":\"" + lineage + "\"" + (cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"")
                        + ",\"maxRecords\":" + recordsMax + ",\"maxBytes\":8388608}")
                .getBytes(StandardCharsets.UTF_8);
        String coding = gzip ? "Accept-Encoding: gzip\r\n" : "";
        byte[] head = head("/api/v1/pull", Headers.JSON, Headers.NDJSON, coding, body.length);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** Pulls until nothing is left; returns the cursor at the head. */
    public String drain(HttpConnection connection) throws IOException {
        String cursor = null;
        while (true) {
            Page page = Page.of(connection.send(pull(cursor, 5_000, false)));
            cursor = page.cursor();
            if (page.drained() && page.count() == 0) {
                return cursor;
            }
        }
    }

    private byte[] head(String path, String contentType, String accept, String coding, int length) {
        return ("POST " + path + " HTTP/1.1\r\n" + commonHead + "Content-Type: " + contentType + "\r\nAccept: " + accept
                        + "\r\n" + coding + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
