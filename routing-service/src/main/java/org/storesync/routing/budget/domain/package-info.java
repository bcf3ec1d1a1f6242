/** What a site uses of its daily quota. */
@NullMarked
package org.storesync.routing.budget.domain;

import org.jspecify.annotations.NullMarked;
