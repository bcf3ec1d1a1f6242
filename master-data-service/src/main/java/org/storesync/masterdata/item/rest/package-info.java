/** Items over HTTP. */
@NullMarked
package org.storesync.masterdata.item.rest;

import org.jspecify.annotations.NullMarked;
