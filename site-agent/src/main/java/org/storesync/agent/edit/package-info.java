/** Changes made at the site itself. They are kept at once and queued to be sent. */
@NullMarked
package org.storesync.agent.edit;

import org.jspecify.annotations.NullMarked;
