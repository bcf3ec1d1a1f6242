/** Checks below HTTP: how many connections an address holds, and where a request begins and ends. */
@NullMarked
package org.storesync.kit.connection;

import org.jspecify.annotations.NullMarked;
