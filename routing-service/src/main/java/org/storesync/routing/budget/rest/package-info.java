/** Budgets and the life time of a call. */
@NullMarked
package org.storesync.routing.budget.rest;

import org.jspecify.annotations.NullMarked;
