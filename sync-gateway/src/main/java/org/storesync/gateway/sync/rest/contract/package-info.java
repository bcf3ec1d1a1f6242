/** The forms of push and pull for the contract. The gateway itself passes them on unread. */
@NullMarked
package org.storesync.gateway.sync.rest.contract;

import org.jspecify.annotations.NullMarked;
