/** The rules a second time, typed from the guide and docs/rules.md, and a seeded model that compares both. */
@NullMarked
package org.storesync.routing.oracle;

import org.jspecify.annotations.NullMarked;
