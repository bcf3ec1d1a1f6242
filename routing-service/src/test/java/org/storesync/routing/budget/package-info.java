@NullMarked
package org.storesync.routing.budget;

import org.jspecify.annotations.NullMarked;
