/** A small, cheap HTTP/1.1 client, because the load must not use up the processors that it measures. */
@NullMarked
package org.storesync.bench.http;

import org.jspecify.annotations.NullMarked;
