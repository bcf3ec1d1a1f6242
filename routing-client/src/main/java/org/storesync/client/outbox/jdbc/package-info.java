/** The outbox in the service's own database. */
@NullMarked
package org.storesync.client.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
