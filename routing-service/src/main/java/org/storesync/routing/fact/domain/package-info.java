/** What the rules know of stores and sites. */
@NullMarked
package org.storesync.routing.fact.domain;

import org.jspecify.annotations.NullMarked;
