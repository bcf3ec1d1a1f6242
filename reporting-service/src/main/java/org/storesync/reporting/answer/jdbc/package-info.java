/** Long answers from the database. */
@NullMarked
package org.storesync.reporting.answer.jdbc;

import org.jspecify.annotations.NullMarked;
