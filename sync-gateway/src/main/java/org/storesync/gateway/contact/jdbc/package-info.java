/** Contacts in PostgreSQL. */
@NullMarked
package org.storesync.gateway.contact.jdbc;

import org.jspecify.annotations.NullMarked;
