/** What is kept of a release, so that later builds can be tested against it: its commit, its schema and its data. */
@NullMarked
package org.storesync.local.release;

import org.jspecify.annotations.NullMarked;
