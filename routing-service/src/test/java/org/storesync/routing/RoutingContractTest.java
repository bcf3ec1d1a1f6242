package org.storesync.routing;

import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.storesync.client.test.RoutingContract;
import org.storesync.client.test.RoutingUnderTest;
import org.storesync.kit.test.TestTokens;

/** The double of routing in other services' tests does what this service does, because both pass the same tests. */
@QuarkusTest
class RoutingContractTest extends RoutingContract {

    @Override
    protected RoutingUnderTest routing() {
        Site site = aSite("internal");
        return new RoutingUnderTest(
                "http://127.0.0.1:" + RestAssured.port,
                TestTokens.client("sync-gateway", "routing-service").bearer(),
                TestTokens.client("reporting-service", "routing-service").bearer(),
                site.id,
                aStoreOn(site));
    }
}
