package org.storesync.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.RoutingContract;
import org.storesync.client.test.RoutingUnderTest;

/** The double does what the real service does. routing-service has the other half of this comparison. */
class FakeRoutingTest extends RoutingContract {
    private static final String STORE = "6b9f0d1e";

    private final FakeRouting fake = new FakeRouting(TestClientConfig.SITE);

    @Override
    protected RoutingUnderTest routing() {
        fake.log().place("store/" + STORE, 5);
        String bearer = "Bearer " + fake.token();
        return new RoutingUnderTest(fake.url(), bearer, bearer, TestClientConfig.SITE, STORE);
    }

    @AfterEach
    void close() {
        fake.close();
        assertThat(fake.faults()).isEmpty();
    }
}
