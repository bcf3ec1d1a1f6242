package org.storesync.masterdata.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ImportsResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class ImportsResourceIT extends ImportsResourceTest {}
