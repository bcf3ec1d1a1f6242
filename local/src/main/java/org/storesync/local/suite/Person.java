package org.storesync.local.suite;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.keycloak.Tokens;

/** One demo person who uses a suite that another process runs: everything that can be asked of its services, with one login. */
public final class Person {
    private final PersonCalls calls;
    private final Ports ports;
    private final @Nullable String authority;
    private @Nullable StoreBook stores;
    private @Nullable SiteBook sites;

    private Person(PersonCalls calls, Ports ports, @Nullable String authority) {
        this.calls = calls;
        this.ports = ports;
        this.authority = authority;
    }

    /**
     * @param user such as admin or auditor
     * @param held gives a token that the running suite has already, by user and service; empty text if it has none, and then the person
     *     logs in
     * @param asked asks a user for the password, when a service wants a fresh login; empty if there is no terminal to ask at
     */
    public static Person ofRunning(
            StateDir state,
            Ports ports,
            String user,
            BinaryOperator<String> held,
            Function<String, Optional<String>> asked) {
        HttpClient http = Clients.open(state, ports);
        KeycloakServer keycloak = new KeycloakServer(Project.find(), state, new Secrets(state.secrets()), ports);
        Tokens tokens = new Tokens(http, keycloak.realm());
        Login first = uri -> {
            String service = Services.module(ports, uri);
            String token = held.apply(user, service);
            return token.isEmpty() ? tokens.ofPerson(user, keycloak.demoPassword(user), service) : token;
        };
        Function<String, Login> byPassword = password -> {
            Tokens fresh = new Tokens(http, keycloak.realm());
            return uri -> fresh.ofPerson(user, password, Services.module(ports, uri));
        };
        Login login = new PersonLogin(user, first, byPassword, asked);
        return new Person(new PersonCalls(http, login), ports, Clients.authority(state, ports));
    }

    /** Where sites reach the suite. */
    public URI gateway() {
        return at(ports.gateway(1));
    }

    /** What a site's machine must trust to reach the suite, as PEM; null without TLS. */
    public @Nullable String authority() {
        return authority;
    }

    public Administration administration() {
        return new Administration(calls, at(ports.gateway(1)), at(ports.routing(1)));
    }

    public Quarantine quarantine() {
        return new Quarantine(calls, at(ports.routing(1)));
    }

    public Transfers transfers() {
        return new Transfers(calls, at(InternalService.TRANSFER.port(ports)));
    }

    public AuditTrail audit(AuditTrail.Of service) {
        return new AuditTrail(
                calls,
                switch (service) {
                    case ROUTING -> at(ports.routing(1));
                    case GATEWAY -> at(ports.gateway(1));
                    case MASTER_DATA -> at(InternalService.MASTER_DATA.port(ports));
                });
    }

    public CentralData centralData() {
        return new CentralData(calls, at(InternalService.MASTER_DATA.port(ports)));
    }

    public Visibility visibility() {
        return new Visibility(calls, at(InternalService.MASTER_DATA.port(ports)));
    }

    public Reports reports() {
        return new Reports(calls, at(InternalService.REPORTING.port(ports)));
    }

    /** All stores, read once. */
    public StoreBook stores() {
        StoreBook known = stores;
        if (known == null) {
            known = new StoreBook(centralData().list("stores"));
            stores = known;
        }
        return known;
    }

    /** All sites, read once. */
    public SiteBook sites() {
        SiteBook known = sites;
        if (known == null) {
            known = new SiteBook(administration().sites());
            sites = known;
        }
        return known;
    }

    private URI at(int port) {
        return ports.uri(port);
    }
}
