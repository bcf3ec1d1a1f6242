/** Item lists and their lines over HTTP. */
@NullMarked
package org.storesync.masterdata.itemlist.rest;

import org.jspecify.annotations.NullMarked;
