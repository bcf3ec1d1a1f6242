/** The front script, in a checkout where Maven is a stand-in that notes how it was called. */
@NullMarked
package org.storesync.system.command;

import org.jspecify.annotations.NullMarked;
