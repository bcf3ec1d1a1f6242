package org.storesync.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.LocalFailure;

/** A service that takes a change only from who signed in with the right password. */
class PersonCallsTest {
    private static final String TOO_OLD = "{\"code\":\"login-too-old\",\"detail\":\"the login is too old\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        http.close();
    }

    @Test
    @DisplayName("B5: who is asked for the password makes the call again, with its body, and is not asked twice")
    void asksForThePasswordAndCallsAgain() {
        PersonCalls person = person(Optional.of("right"));

        change(person, "/one");
        change(person, "/two");

        assertThat(asked).containsExactly("admin");
        assertThat(calls)
                .containsExactly(
                        "PUT /one {\"siteId\":7} Bearer usual",
                        "PUT /one {\"siteId\":7} Bearer by right",
                        "PUT /two {\"siteId\":7} Bearer by right");
    }

    @Test
    @DisplayName("B5: a call is made again once, not more")
    void callsAgainOnce() {
        PersonCalls person = person(Optional.of("wrong"));

        assertThatThrownBy(() -> change(person, "/one"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the login is too old");

        assertThat(calls).hasSize(2);
    }

    @Test
    @DisplayName("B5: where there is nobody to ask, it says what to do")
    void saysWhatToDoWithoutATerminal() {
        PersonCalls person = person(Optional.empty());

        assertThatThrownBy(() -> change(person, "/one"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("run the command at a terminal");

        assertThat(calls).hasSize(1);
    }

    @Test
    void asksNobodyAfterAnotherRefusal() {
        PersonCalls person = person(Optional.of("right"));

        assertThatThrownBy(() -> change(person, "/forbidden"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("forbidden"));

        assertThat(asked).isEmpty();
    }

    private PersonCalls person(Optional<String> password) {
        Login first = service -> "usual";
        return new PersonCalls(http, new PersonLogin("admin", first, typed -> service -> "by " + typed, user -> {
            asked.add(user);
            return password;
        }));
    }

    private void change(PersonCalls person, String path) {
        URI service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        person.json("PUT", service, path, JsonNodeFactory.instance.objectNode().put("siteId", 7));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            String path = exchange.getRequestURI().getPath();
            calls.add(exchange.getRequestMethod() + " " + path + " " + body + " " + bearer);
            boolean fresh = bearer.equals("Bearer by right");
            String answer = path.equals("/forbidden") ? "{\"code\":\"forbidden\"}" : fresh ? "{}" : TOO_OLD;
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.equals("{}") ? 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
