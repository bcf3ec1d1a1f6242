/** Sites as the log knows them: what they are, and how a sync begins. */
@NullMarked
package org.storesync.routing.site;

import org.jspecify.annotations.NullMarked;
