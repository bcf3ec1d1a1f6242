package org.storesync.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.keycloak.KeycloakAdmin;
import org.storesync.local.keycloak.RealmScopes;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Clients;
import org.storesync.local.suite.Suite;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Wire;
import org.storesync.system.wire.WireSite;

/** Logins of people as Keycloak tells them: how old they may be, and what a vendor may do. */
@SystemTest
class LoginScenario {
    private static final String GATEWAY = "sync-gateway";
    private static final String CLIENT = "storesync-cli";
    private static final String SITES = "/admin/v1/sites";

    private final Central central;

    LoginScenario(Central central) {
        this.central = central;
    }

    @Test
    @DisplayName(
            "B5: a refreshed token tells the login with which it began: when that is too old, only a new login helps")
    void aRefreshedTokenTellsTheLogin() {
        WireSite site = central.begunSite("desktop");
        ManagedProcess impatient = new ManagedProcess(
                central.suite()
                        .beside("gateway-3", central.suite().database("gateway"))
                        .withEnv(Map.of("SYNC_LOGIN_MAX_AGE", "6s", "QUARKUS_SHUTDOWN_DELAY", "0s")),
                started -> {},
                ended -> {});
        impatient.start();
        try {
            JsonNode login = signIn();
            assertThat(release(site, login).status()).isEqualTo(200);

            Awaitility.await("the login is too old, however often it is refreshed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> release(site, refreshed(login)).code().equals("login-too-old"));

            JsonNode later = refreshed(login);
            assertThat(claims(later).path("iat").asLong())
                    .isGreaterThan(claims(login).path("iat").asLong());
            assertThat(claims(later).path("login_steps"))
                    .isNotEmpty()
                    .isEqualTo(claims(login).path("login_steps"));
            assertThat(call("GET", SITES + "/" + site.id(), later).status()).isEqualTo(200);
            assertThat(release(site, signIn()).status()).isEqualTo(200);
        } finally {
            impatient.stop();
        }
    }

    @Test
    @DisplayName("B5: a realm that was imported before it told the login gets what is missing, once")
    void completesAnOlderRealm() {
        Suite suite = central.suite();
        String scopes = "/admin/realms/storesync/client-scopes/";
        // Tokens by password live by the other mapper, so nobody misses this one.
        JsonNode basic = basic();
        administer(
                "DELETE",
                scopes + basic.path("id").asText() + "/protocol-mappers/models/"
                        + mapper(basic, "auth_time").path("id").asText());
        assertThat(mapper(basic(), "auth_time").isMissingNode()).isTrue();

        try (HttpClient http = Clients.open(suite.state(), suite.ports())) {
            RealmScopes realm = new RealmScopes(new KeycloakAdmin(http, suite.keycloak()));
            realm.complete();
            realm.complete();
        }

        assertThat(mapper(basic(), "auth_time").at("/config/user.session.note").asText())
                .isEqualTo("AUTH_TIME");
        assertThat(basic().path("protocolMappers")).hasSameSizeAs(basic.path("protocolMappers"));
    }

    @Test
    @DisplayName("C3: a vendor gives new secrets and releases devices, and does nothing else")
    void aVendorSetsUpMachines() {
        WireSite site = central.begunSite("desktop");
        String path = SITES + "/" + site.id();
        Api gateway = Api.as("vendor", central, GATEWAY, central.gateway(1));
        Api routing =
                Api.as("vendor", central, "routing-service", central.suite().routing(1));

        assertThat(gateway.post(path + "/secret", "{}").json().path("secret").asText())
                .isNotEmpty();
        assertThat(gateway.delete(path + "/device").status()).isEqualTo(200);

        for (Answer refused : List.of(
                gateway.get(SITES),
                gateway.get(path),
                gateway.delete(path),
                gateway.post(SITES, "{\"name\":\"n\",\"kind\":\"desktop\"}"),
                gateway.delete(path + "/suspension"),
                routing.get("/admin/v1/stores"),
                routing.get(path + "/queue"),
                routing.get("/admin/v1/quarantine"),
                routing.delete("/admin/v1/maintenance"))) {
            assertThat(refused.code()).isEqualTo("forbidden");
        }
    }

    private Answer release(WireSite site, JsonNode tokens) {
        return call("DELETE", SITES + "/" + site.id() + "/device", tokens);
    }

    private Answer call(String method, String path, JsonNode tokens) {
        URI impatient = central.suite().uri("gateway-3");
        String bearer = "Bearer " + tokens.path("access_token").asText();
        return Wire.send(method, impatient.resolve(path), Map.of("Authorization", bearer), null);
    }

    /** The scope basic of the realm as Keycloak has it now. */
    private JsonNode basic() {
        for (JsonNode scope :
                administer("GET", "/admin/realms/storesync/client-scopes").json()) {
            if (scope.path("name").asText().equals("basic")) {
                return scope;
            }
        }
        throw new AssertionError("the realm has no scope basic");
    }

    private static JsonNode mapper(JsonNode scope, String name) {
        for (JsonNode mapper : scope.path("protocolMappers")) {
            if (mapper.path("name").asText().equals(name)) {
                return mapper;
            }
        }
        return MissingNode.getInstance();
    }

    /** A call as Keycloak's own administrator. */
    private Answer administer(String method, String path) {
        JsonNode login = tokens(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "admin",
                        "password",
                        central.suite().keycloak().consolePassword()));
        Answer answer = Wire.send(
                method,
                central.suite().keycloak().uri().resolve(path),
                Map.of("Authorization", "Bearer " + login.path("access_token").asText()),
                null);
        assertThat(answer.status()).as(answer::shown).isLessThan(300);
        return answer;
    }

    private JsonNode signIn() {
        return tokens(
                "storesync",
                Map.of(
                        "client_id",
                        CLIENT,
                        "grant_type",
                        "password",
                        "username",
                        "admin",
                        "password",
                        central.suite().keycloak().demoPassword("admin"),
                        "scope",
                        "at-" + GATEWAY));
    }

    private JsonNode refreshed(JsonNode tokens) {
        return tokens(
                "storesync",
                Map.of(
                        "client_id",
                        CLIENT,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asText()));
    }

    private JsonNode tokens(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = Wire.send(
                "POST",
                central.suite().keycloak().uri().resolve("/realms/" + realm + "/protocol/openid-connect/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body.getBytes(UTF_8));
        assertThat(answer.status()).as(answer::shown).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode claims(JsonNode tokens) {
        String token = tokens.path("access_token").asText();
        return Answer.json(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
