/** The front script, in a checkout where a stand-in for Maven notes how it was called. */
@NullMarked
package org.storesync.system.command;

import org.jspecify.annotations.NullMarked;
