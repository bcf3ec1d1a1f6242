/** {@code ./storesync report}: the reports of the reporting-service and the transfers, on the terminal or as CSV. */
@NullMarked
package org.storesync.local.cli.report;

import org.jspecify.annotations.NullMarked;
