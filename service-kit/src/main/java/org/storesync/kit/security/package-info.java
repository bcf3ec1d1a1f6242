/** Who calls: roles of people and the client of a service, read from the token. */
@NullMarked
package org.storesync.kit.security;

import org.jspecify.annotations.NullMarked;
