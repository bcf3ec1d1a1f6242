/** The suite a bench runs on: sites, stores, processes and what they cost. */
@NullMarked
package org.storesync.bench.ground;

import org.jspecify.annotations.NullMarked;
