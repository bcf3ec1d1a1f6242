/** Keycloak without Docker: unpacked from Maven's artifact and built once, with its realm from this module, and tokens from it. */
@NullMarked
package org.storesync.local.keycloak;

import org.jspecify.annotations.NullMarked;
