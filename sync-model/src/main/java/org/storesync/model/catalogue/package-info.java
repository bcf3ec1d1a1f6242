/**
 * The record catalogue: every record type that can come over the wire, who edits it, where it belongs and which of its fields say so.
 * One declarative file (records.json) read once; a new type is a line there.
 */
@NullMarked
package org.storesync.model.catalogue;

import org.jspecify.annotations.NullMarked;
