/** Edits made here that central did not take. They are kept for people to look at. */
@NullMarked
package org.storesync.masterdata.lostedit;

import org.jspecify.annotations.NullMarked;
