package org.storesync.routing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link KnownTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class KnownIT extends KnownTest {}
