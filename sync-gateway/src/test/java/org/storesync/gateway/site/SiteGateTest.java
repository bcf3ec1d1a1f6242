package org.storesync.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.contact.KeptContacts;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.fixture.TestConfig;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.Credentials;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** The gate without HTTP: every kind of credentials, and the order of the checks. */
class SiteGateTest {
    private static final SiteId BOUND = new SiteId(7);
    private static final SiteId FIRST_TIME = new SiteId(8);
    private static final SiteId SUSPENDED = new SiteId(9);
    private static final BasicCredentials RIGHT = new BasicCredentials(7, "right");
    private static final Protocol SERVED = new Protocol.Served(3);
    private static final Protocol NOT_SERVED = new Protocol.NotServed(Problem.of(ProblemCode.PROTOCOL_NOT_SERVED));

    private final GatewayConfig config = TestConfig.with(Map.of("sync.gateway.limits.calls-per-minute", "3"));
    private final MutableClock clock = MutableClock.at("2026-11-23T10:00:00Z");
    private final SecretHasher hasher = new SecretHasher(config, new SecureRandom());
    private final ContactBook contacts = new ContactBook(new NoContacts(), clock, config);
    private SiteGate gate;

    @BeforeEach
    void threeSites() {
        KeptCredentials store = new Written(List.of(
                new Credential(BOUND, SiteState.ACTIVE, hasher.hash("right"), "device", 1),
                new Credential(FIRST_TIME, SiteState.ACTIVE, hasher.hash("right"), null, 2),
                new Credential(SUSPENDED, SiteState.SUSPENDED, hasher.hash("right"), "device", 3)));
        SiteDirectory sites = new SiteDirectory(store, clock, config);
        sites.refresh();
        gate = new SiteGate(
                new SecretCheck(sites, hasher, clock, new SecureRandom(), config),
                new TokenCheck(sites),
                new CallRate(clock, new SecureRandom(), config),
                new DeviceLock(store, sites, new SameThread(), clock),
                contacts);
    }

    @Test
    void letsASiteInWithWhatItsCallSays() {
        Admission first = admitted(RIGHT, "device", SERVED);
        clock.advance(Duration.ofMinutes(5));
        Admission second = admitted(new Credentials.Token(7), "device", SERVED);

        Instant before = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(first).isEqualTo(new Admission(BOUND, "device", "agent/1", new Protocol.Served(3), "request", null));
        assertThat(second.previousContactAt()).isEqualTo(before);
        assertThat(contacts.seen(BOUND))
                .contains(new SiteContact(BOUND, "agent/1", "10.0.0.1", 3, before, clock.instant(), null));
    }

    @Test
    void cutsALongNameOfAClient() {
        Admission admission = gate.admit(request(RIGHT, "device", "x".repeat(101), SERVED))
                .await()
                .indefinitely();

        assertThat(admission.app()).isEqualTo("x".repeat(100));
    }

    @Test
    void bindsTheFirstDeviceAndRefusesAnother() {
        BasicCredentials credentials = new BasicCredentials(8, "right");

        assertThat(admitted(credentials, "first", SERVED).device()).isEqualTo("first");
        assertThat(refusal(credentials, "second", SERVED)).isEqualTo(ProblemCode.WRONG_DEVICE);
    }

    @Test
    void refusesWhoeverShowsNothingOrTheWrongThing() {
        assertThat(refusal(new Credentials.None(), "device", SERVED)).isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        assertThat(refusal(new BasicCredentials(7, "wrong"), "device", SERVED))
                .isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        assertThat(refusal(new Credentials.Token(0), "device", SERVED)).isEqualTo(ProblemCode.FORBIDDEN);
        assertThat(refusal(new Credentials.Token(-7), "device", SERVED)).isEqualTo(ProblemCode.FORBIDDEN);
        assertThat(refusal(new Credentials.Token(100), "device", SERVED)).isEqualTo(ProblemCode.FORBIDDEN);
    }

    @Test
    void checksCredentialsStateProtocolRateAndDeviceInThisOrder() {
        assertThat(refusal(new BasicCredentials(9, "wrong"), null, NOT_SERVED))
                .isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        assertThat(refusal(new BasicCredentials(9, "right"), null, NOT_SERVED)).isEqualTo(ProblemCode.SITE_SUSPENDED);
        assertThat(refusal(RIGHT, null, NOT_SERVED)).isEqualTo(ProblemCode.PROTOCOL_NOT_SERVED);
        for (int call = 0; call < 3; call++) {
            assertThat(refusal(RIGHT, null, SERVED)).isEqualTo(ProblemCode.DEVICE_REQUIRED);
        }
        assertThat(refusal(RIGHT, null, SERVED)).isEqualTo(ProblemCode.RATE_LIMITED);
        assertThat(contacts.seen(BOUND)).isEmpty();
    }

    private Admission admitted(Credentials credentials, String device, Protocol protocol) {
        return gate.admit(request(credentials, device, "agent/1", protocol))
                .await()
                .indefinitely();
    }

    private ProblemCode refusal(Credentials credentials, @Nullable String device, Protocol protocol) {
        return catchThrowableOfType(
                        Problem.class,
                        () -> gate.admit(request(credentials, device, "agent/1", protocol))
                                .await()
                                .indefinitely())
                .code();
    }

    private static AdmissionRequest request(
            Credentials credentials, @Nullable String device, String app, Protocol protocol) {
        return new AdmissionRequest(credentials, device, app, protocol, "10.0.0.1", "request");
    }

    private static final class SameThread implements Workers {
        @Override
        public <T> Uni<T> run(Callable<T> work) {
            return Uni.createFrom().item(() -> {
                try {
                    return work.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private record Written(List<Credential> credentials) implements KeptCredentials {
        @Override
        public List<Credential> changedAfter(long version, int limit) {
            return credentials.stream()
                    .filter(credential -> credential.version() > version)
                    .toList();
        }

        @Override
        public Optional<Credential> find(SiteId site) {
            return credentials.stream()
                    .filter(credential -> credential.site().equals(site))
                    .findFirst();
        }

        @Override
        public Credential bindDevice(SiteId site, String device, Instant at, @Nullable String requestId) {
            Credential found = find(site).orElseThrow();
            return new Credential(site, found.state(), found.secret(), device, 4);
        }
    }

    private static final class NoContacts implements KeptContacts {
        @Override
        public void write(List<SiteContact> contacts) {}

        @Override
        public List<SiteContact> readAfter(int siteId, int limit) {
            return List.of();
        }
    }
}
