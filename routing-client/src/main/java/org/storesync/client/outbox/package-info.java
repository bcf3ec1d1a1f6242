/** Pushing as an internal site: decided in a transaction, sent in order, answered once. */
@NullMarked
package org.storesync.client.outbox;

import org.jspecify.annotations.NullMarked;
