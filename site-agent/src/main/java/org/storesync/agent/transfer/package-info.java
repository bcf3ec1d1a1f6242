/** What a site adds to a transfer: the number of the half that central made for it (D4). */
@NullMarked
package org.storesync.agent.transfer;

import org.jspecify.annotations.NullMarked;
