/** Pushes as an internal site: changes are decided in a transaction, sent in order, and answered once. */
@NullMarked
package org.storesync.client.outbox;

import org.jspecify.annotations.NullMarked;
