/** Who a site is: its credentials in memory, its secret, its device, and the gate each call passes. */
@NullMarked
package org.storesync.gateway.site;

import org.jspecify.annotations.NullMarked;
