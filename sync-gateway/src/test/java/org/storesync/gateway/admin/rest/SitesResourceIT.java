package org.storesync.gateway.admin.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SitesResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class SitesResourceIT extends SitesResourceTest {}
