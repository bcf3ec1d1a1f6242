/** The audit's round: heads of chains are sealed (I13). */
@NullMarked
package org.storesync.gateway.audit;

import org.jspecify.annotations.NullMarked;
