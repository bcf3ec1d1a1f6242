/**
 * Reads the wire as bytes: checks the shape of canonical bodies and finds the changes of a batch. A body is never decoded and written
 * again. It is checked in the buffer and stored as it came (docs/adr/0008).
 */
@NullMarked
package org.storesync.model.json;

import org.jspecify.annotations.NullMarked;
