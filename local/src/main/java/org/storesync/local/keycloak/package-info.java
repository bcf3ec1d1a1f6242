/** Keycloak without Docker: unpacked from Maven's artifact and built once, its realm imported from this module, and tokens from it. */
@NullMarked
package org.storesync.local.keycloak;

import org.jspecify.annotations.NullMarked;
