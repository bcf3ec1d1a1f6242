package org.storesync.routing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link FlowTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class FlowIT extends FlowTest {}
