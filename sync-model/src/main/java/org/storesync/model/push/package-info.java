/** A push as its sender sees it: writing a batch, and reading its answer (docs/protocol.md, Push). */
@NullMarked
package org.storesync.model.push;

import org.jspecify.annotations.NullMarked;
