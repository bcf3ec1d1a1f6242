package org.storesync.reporting.stock.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link StockResourceTest} over the service as it is packaged. */
@QuarkusIntegrationTest
class StockResourceIT extends StockResourceTest {}
