/** Administrators' acts in the audit. */
@NullMarked
package org.storesync.routing.audit.jdbc;

import org.jspecify.annotations.NullMarked;
