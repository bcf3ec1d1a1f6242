/** When each site was last here and with what, kept in memory and written now and then. */
@NullMarked
package org.storesync.gateway.contact;

import org.jspecify.annotations.NullMarked;
