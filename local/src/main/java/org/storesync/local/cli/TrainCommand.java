package org.storesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import picocli.CommandLine;

/**
 * Uses what short commands need, so that the front script can keep it loaded and linked: a call, its JSON, a table, and the options of all
 * commands.
 */
@CommandLine.Command(name = "train", hidden = true, description = "Used by the build.")
final class TrainCommand implements Callable<Integer> {
    private static final byte[] ANSWER = """
        {"items":[{"name":"a site","lastContactAt":"2026-01-01T00:00:00Z","number":1,"value":"1.50"}]}
        """.getBytes(StandardCharsets.UTF_8);

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer none")
                    .build();
            JsonNode site = new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("items")
                    .path(0);
            Table table = new Table("name", "at", "value")
                    .row(
                            Shown.text(site, "name"),
                            Shown.time(site, "lastContactAt"),
                            Shown.money(Shown.text(site, "value")));
            new Listing().print(List.of(site), table, "none");
            Listing.print(site);
        } finally {
            server.stop(0);
        }
        Main.run("help", "admin");
        Main.run("help", "report");
        Main.run("site", "none", "status", "--offline");
        return 0;
    }
}
