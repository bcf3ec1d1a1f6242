/** Store preferences over HTTP. */
@NullMarked
package org.storesync.masterdata.preference.rest;

import org.jspecify.annotations.NullMarked;
