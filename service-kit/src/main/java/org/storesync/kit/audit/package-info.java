/** The audit of a service: who did what, in chains with a key that no database holds (I13). */
@NullMarked
package org.storesync.kit.audit;

import org.jspecify.annotations.NullMarked;
