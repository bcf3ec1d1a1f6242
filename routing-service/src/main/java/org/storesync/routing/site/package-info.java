/** Sites as the log knows them: who they are and how a sync begins. */
@NullMarked
package org.storesync.routing.site;

import org.jspecify.annotations.NullMarked;
