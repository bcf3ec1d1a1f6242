/** The calls of a site to central, with types as in docs/protocol.md. */
@NullMarked
package org.storesync.agent.central;

import org.jspecify.annotations.NullMarked;
