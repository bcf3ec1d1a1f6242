/** What belongs to every request: its id. */
@NullMarked
package org.storesync.kit.request;

import org.jspecify.annotations.NullMarked;
