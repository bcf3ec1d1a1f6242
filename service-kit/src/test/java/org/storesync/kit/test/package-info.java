/**
 * Test fixtures that every service shares: a real PostgreSQL, tokens signed here, a clock that stands still, and the architecture rules.
 */
@NullMarked
package org.storesync.kit.test;

import org.jspecify.annotations.NullMarked;
