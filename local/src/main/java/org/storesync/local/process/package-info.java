/** Child processes: they are started, waited for, watched, stopped or killed, and have logs. */
@NullMarked
package org.storesync.local.process;

import org.jspecify.annotations.NullMarked;
