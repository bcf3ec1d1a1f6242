/** When each site called last and with what. This is kept in memory and written from time to time. */
@NullMarked
package org.storesync.gateway.contact;

import org.jspecify.annotations.NullMarked;
