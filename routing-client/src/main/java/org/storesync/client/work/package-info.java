/** Threads for what runs as long as the service does. */
@NullMarked
package org.storesync.client.work;

import org.jspecify.annotations.NullMarked;
