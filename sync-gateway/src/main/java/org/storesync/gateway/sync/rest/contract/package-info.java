/** Forms of push and pull for the contract; the gateway itself passes them on unread. */
@NullMarked
package org.storesync.gateway.sync.rest.contract;

import org.jspecify.annotations.NullMarked;
