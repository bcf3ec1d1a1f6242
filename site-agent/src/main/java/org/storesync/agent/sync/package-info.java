/** One sync: begin, push until nothing is left, pull until drained. Every step can be cut at any byte and goes on later. */
@NullMarked
package org.storesync.agent.sync;

import org.jspecify.annotations.NullMarked;
