/** When sites and their stores were last in contact. */
@NullMarked
package org.storesync.reporting.contact;

import org.jspecify.annotations.NullMarked;
