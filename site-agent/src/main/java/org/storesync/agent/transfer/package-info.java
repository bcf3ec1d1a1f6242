/** What a site does for a transfer: it numbers the half that central made for it (D4). */
@NullMarked
package org.storesync.agent.transfer;

import org.jspecify.annotations.NullMarked;
