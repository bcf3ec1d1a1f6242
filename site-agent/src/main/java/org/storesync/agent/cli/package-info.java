/** The command line of a site. */
@NullMarked
package org.storesync.agent.cli;

import org.jspecify.annotations.NullMarked;
