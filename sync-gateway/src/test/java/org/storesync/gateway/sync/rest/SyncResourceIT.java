package org.storesync.gateway.sync.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SyncResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class SyncResourceIT extends SyncResourceTest {}
