/** The site's local database: one SQLite file with the records, the changes that wait to be sent, and the progress of the sync. */
@NullMarked
package org.storesync.agent.jdbc;

import org.jspecify.annotations.NullMarked;
