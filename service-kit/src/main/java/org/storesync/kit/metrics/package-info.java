/** Names of the meters, with what they count and say. docs/metrics.md lists them all. */
@NullMarked
package org.storesync.kit.metrics;

import org.jspecify.annotations.NullMarked;
