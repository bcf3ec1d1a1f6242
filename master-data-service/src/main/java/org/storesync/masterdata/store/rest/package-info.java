/** Stores over HTTP. */
@NullMarked
package org.storesync.masterdata.store.rest;

import org.jspecify.annotations.NullMarked;
