/** What answers of all reports share: CSV, cursors, the headers that tell how fresh figures are. */
@NullMarked
package org.storesync.reporting.answer;

import org.jspecify.annotations.NullMarked;
