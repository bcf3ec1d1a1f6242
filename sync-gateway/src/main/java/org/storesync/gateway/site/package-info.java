/** How a site is recognised: its credentials in memory, its secret, its device, and the gate that each call passes. */
@NullMarked
package org.storesync.gateway.site;

import org.jspecify.annotations.NullMarked;
