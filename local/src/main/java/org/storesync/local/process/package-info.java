/** Child processes: started, waited for, watched, stopped or killed, with their logs. */
@NullMarked
package org.storesync.local.process;

import org.jspecify.annotations.NullMarked;
