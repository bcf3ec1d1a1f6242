/** The gateway's calls about a site. */
@NullMarked
package org.storesync.routing.site.rest;

import org.jspecify.annotations.NullMarked;
