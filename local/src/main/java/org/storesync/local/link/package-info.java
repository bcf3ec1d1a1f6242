/** A network link that can be cut: between a site and the gateway in the demo, between anything in tests. */
@NullMarked
package org.storesync.local.link;

import org.jspecify.annotations.NullMarked;
