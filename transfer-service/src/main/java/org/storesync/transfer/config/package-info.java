/** Settings, and the head of the contract. */
@NullMarked
package org.storesync.transfer.config;

import org.jspecify.annotations.NullMarked;
