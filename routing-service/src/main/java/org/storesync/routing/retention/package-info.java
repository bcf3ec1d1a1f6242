/** What is kept how long, and the work that lets go of the rest. */
@NullMarked
package org.storesync.routing.retention;

import org.jspecify.annotations.NullMarked;
