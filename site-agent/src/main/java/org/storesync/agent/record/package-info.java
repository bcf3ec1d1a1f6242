/** Records as a site keeps them. */
@NullMarked
package org.storesync.agent.record;

import org.jspecify.annotations.NullMarked;
