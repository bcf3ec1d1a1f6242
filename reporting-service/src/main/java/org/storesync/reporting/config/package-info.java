/** What can be set, and the head of the contract. */
@NullMarked
package org.storesync.reporting.config;

import org.jspecify.annotations.NullMarked;
