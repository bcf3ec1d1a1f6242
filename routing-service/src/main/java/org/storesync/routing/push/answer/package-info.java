/** What central says about a batch: its answer, the repeated answer, and the audit. */
@NullMarked
package org.storesync.routing.push.answer;

import org.jspecify.annotations.NullMarked;
