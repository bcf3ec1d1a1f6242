/** The routing-service as a service sees it over HTTP, for tests of its clients. */
@NullMarked
package org.storesync.client.test;

import org.jspecify.annotations.NullMarked;
