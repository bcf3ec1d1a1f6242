/** What people may see of transfers. */
@NullMarked
package org.storesync.transfer.half.rest;

import org.jspecify.annotations.NullMarked;
