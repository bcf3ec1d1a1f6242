/** Administration of stores and the primary. */
@NullMarked
package org.storesync.routing.store.rest;

import org.jspecify.annotations.NullMarked;
