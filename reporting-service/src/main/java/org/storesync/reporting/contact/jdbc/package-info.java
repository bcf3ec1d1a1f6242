/** Contacts in PostgreSQL. */
@NullMarked
package org.storesync.reporting.contact.jdbc;

import org.jspecify.annotations.NullMarked;
