/** The role over HTTP. */
@NullMarked
package org.storesync.masterdata.primacy.rest;

import org.jspecify.annotations.NullMarked;
