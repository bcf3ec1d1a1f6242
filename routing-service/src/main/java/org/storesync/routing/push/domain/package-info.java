/** A batch folded in memory: its changes judged one after another by the rules, each seeing those before it. */
@NullMarked
package org.storesync.routing.push.domain;

import org.jspecify.annotations.NullMarked;
