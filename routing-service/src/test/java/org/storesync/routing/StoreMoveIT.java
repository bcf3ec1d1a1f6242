package org.storesync.routing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link StoreMoveTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class StoreMoveIT extends StoreMoveTest {}
