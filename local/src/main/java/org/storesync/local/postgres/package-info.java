/** PostgreSQL without Docker: unpacked from Maven's artifact, one server per suite, a database and a role for each service. */
@NullMarked
package org.storesync.local.postgres;

import org.jspecify.annotations.NullMarked;
