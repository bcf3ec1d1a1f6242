/** Scenarios over the running suite: real PostgreSQL, real Keycloak, the gateway and two replicas of the routing-service. */
@NullMarked
package org.storesync.system;

import org.jspecify.annotations.NullMarked;
