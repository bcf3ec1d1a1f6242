/** The rules of a push: pure functions over the facts and the state of the records. */
@NullMarked
package org.storesync.routing.push.domain;

import org.jspecify.annotations.NullMarked;
