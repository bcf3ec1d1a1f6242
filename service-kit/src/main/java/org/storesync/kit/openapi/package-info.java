/** What every service's contract has in common. */
@NullMarked
package org.storesync.kit.openapi;

import org.jspecify.annotations.NullMarked;
