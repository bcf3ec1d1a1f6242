/** One run of a batch inside a transaction, and its repetition where something moved. */
@NullMarked
package org.storesync.routing.push.run;

import org.jspecify.annotations.NullMarked;
