/** Where routing is, and the limits of reading and pushing. */
@NullMarked
package org.storesync.client.config;

import org.jspecify.annotations.NullMarked;
