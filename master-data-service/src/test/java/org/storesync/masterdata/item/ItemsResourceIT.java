package org.storesync.masterdata.item;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ItemsResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class ItemsResourceIT extends ItemsResourceTest {}
