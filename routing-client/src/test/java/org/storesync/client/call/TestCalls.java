package org.storesync.client.call;

import org.storesync.client.config.ClientConfig;
import org.storesync.client.test.FakeRouting;

/** Calls with tokens that {@link FakeRouting} accepts. */
public final class TestCalls {
    private TestCalls() {}

    public static RoutingCalls to(FakeRouting routing, ClientConfig config) {
        return new RoutingCalls(new ServiceBearer(new TestIdentity(routing::token)), config);
    }
}
