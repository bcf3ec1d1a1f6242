/** Units over HTTP. */
@NullMarked
package org.storesync.masterdata.unit.rest;

import org.jspecify.annotations.NullMarked;
