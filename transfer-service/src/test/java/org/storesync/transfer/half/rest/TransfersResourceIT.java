package org.storesync.transfer.half.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link TransfersResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class TransfersResourceIT extends TransfersResourceTest {}
