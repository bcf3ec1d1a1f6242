/** Conditions, pages and answers that all resources of central data share. */
@NullMarked
package org.storesync.masterdata.central.rest;

import org.jspecify.annotations.NullMarked;
