/** Names over HTTP. */
@NullMarked
package org.storesync.masterdata.name.rest;

import org.jspecify.annotations.NullMarked;
