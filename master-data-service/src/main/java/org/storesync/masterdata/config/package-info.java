/** Settings and the head of the contract. */
@NullMarked
package org.storesync.masterdata.config;

import org.jspecify.annotations.NullMarked;
