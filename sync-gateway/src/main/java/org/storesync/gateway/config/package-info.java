/** Configuration, beans made from it, and the check that prevents an unsafe start. */
@NullMarked
package org.storesync.gateway.config;

import org.jspecify.annotations.NullMarked;
