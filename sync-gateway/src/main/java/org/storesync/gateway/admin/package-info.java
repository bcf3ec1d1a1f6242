/** What administrators do to sites. */
@NullMarked
package org.storesync.gateway.admin;

import org.jspecify.annotations.NullMarked;
