/** The calls of a site over HTTP. */
@NullMarked
package org.storesync.gateway.sync.rest;

import org.jspecify.annotations.NullMarked;
