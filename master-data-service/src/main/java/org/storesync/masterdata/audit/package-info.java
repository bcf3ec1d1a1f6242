/** The audit's round: heads of chains are sealed (I13). */
@NullMarked
package org.storesync.masterdata.audit;

import org.jspecify.annotations.NullMarked;
