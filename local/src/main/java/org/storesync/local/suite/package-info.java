/** A whole suite: PostgreSQL, Keycloak, and replicas of the services, for the command line, the system tests and the benches. */
@NullMarked
package org.storesync.local.suite;

import org.jspecify.annotations.NullMarked;
