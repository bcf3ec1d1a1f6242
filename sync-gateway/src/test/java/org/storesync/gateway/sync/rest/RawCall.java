package org.storesync.gateway.sync.rest;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.storesync.gateway.fixture.TestSite;

/** A call whose answer is read as bytes, without a client that unfolds or negotiates by itself. */
final class RawCall {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RawCall() {}

    static HttpResponse<byte[]> post(String path, TestSite site, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", site.basic())
                .header("Storesync-Device", "device-1")
                .header("Storesync-Protocol", "1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!String.join(" ", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        request.headers(headers);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
