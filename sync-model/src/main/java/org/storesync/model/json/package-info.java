/**
 * Reading the wire as bytes: the shape check of a canonical body and the framing of a batch. A body is never decoded and written
 * again; it is checked where it lies and stored as it came (docs/adr/0008).
 */
@NullMarked
package org.storesync.model.json;

import org.jspecify.annotations.NullMarked;
