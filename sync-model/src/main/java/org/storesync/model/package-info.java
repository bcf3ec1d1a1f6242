/** The words of the wire: ids, changes, outcomes, streams and problem codes. Nothing here knows a framework. */
@NullMarked
package org.storesync.model;

import org.jspecify.annotations.NullMarked;
