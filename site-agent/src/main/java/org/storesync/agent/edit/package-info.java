/** Changes made at the site itself: kept at once, queued to be sent. */
@NullMarked
package org.storesync.agent.edit;

import org.jspecify.annotations.NullMarked;
