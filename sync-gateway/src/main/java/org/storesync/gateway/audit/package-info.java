/** What was done to sites, and by whom (I13). */
@NullMarked
package org.storesync.gateway.audit;

import org.jspecify.annotations.NullMarked;
