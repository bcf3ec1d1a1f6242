/** Folds a batch in memory: the rules judge its changes one after another, and each change sees those before it. */
@NullMarked
package org.storesync.routing.push.domain;

import org.jspecify.annotations.NullMarked;
