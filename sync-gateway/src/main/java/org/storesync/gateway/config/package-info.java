/** Configuration, beans made from it, and what stops an unsafe start. */
@NullMarked
package org.storesync.gateway.config;

import org.jspecify.annotations.NullMarked;
