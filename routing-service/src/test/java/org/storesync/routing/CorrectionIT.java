package org.storesync.routing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link CorrectionTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class CorrectionIT extends CorrectionTest {}
