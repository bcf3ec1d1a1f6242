package org.storesync.reporting.contact.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SyncReportResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class SyncReportResourceIT extends SyncReportResourceTest {}
