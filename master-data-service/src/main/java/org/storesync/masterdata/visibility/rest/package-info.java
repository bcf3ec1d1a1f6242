/** What is visible in a store, over HTTP. */
@NullMarked
package org.storesync.masterdata.visibility.rest;

import org.jspecify.annotations.NullMarked;
