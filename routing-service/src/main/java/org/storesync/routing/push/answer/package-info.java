/** What is said of a batch: its answer, the answer said again, the audit. */
@NullMarked
package org.storesync.routing.push.answer;

import org.jspecify.annotations.NullMarked;
