/** A small, cheap HTTP/1.1 client: the load must not eat the processors it measures. */
@NullMarked
package org.storesync.bench.http;

import org.jspecify.annotations.NullMarked;
