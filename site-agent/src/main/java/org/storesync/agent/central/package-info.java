/** The calls of a site to central, typed as docs/protocol.md has them. */
@NullMarked
package org.storesync.agent.central;

import org.jspecify.annotations.NullMarked;
