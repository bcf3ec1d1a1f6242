/** Credentials and secrets as values. */
@NullMarked
package org.storesync.gateway.site.domain;

import org.jspecify.annotations.NullMarked;
