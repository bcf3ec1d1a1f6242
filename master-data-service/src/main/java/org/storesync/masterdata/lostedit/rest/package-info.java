/** Lost edits over HTTP. */
@NullMarked
package org.storesync.masterdata.lostedit.rest;

import org.jspecify.annotations.NullMarked;
