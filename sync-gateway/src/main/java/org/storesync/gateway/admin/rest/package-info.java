/** Administration of sites over HTTP. */
@NullMarked
package org.storesync.gateway.admin.rest;

import org.jspecify.annotations.NullMarked;
