/** What a site draws on its quota of a day. */
@NullMarked
package org.storesync.routing.budget.domain;

import org.jspecify.annotations.NullMarked;
