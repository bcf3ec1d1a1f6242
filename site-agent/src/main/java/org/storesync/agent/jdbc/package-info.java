/** The site's local database: one SQLite file that holds records, what waits to be sent, and where the sync stands. */
@NullMarked
package org.storesync.agent.jdbc;

import org.jspecify.annotations.NullMarked;
