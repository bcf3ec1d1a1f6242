/** Exports over HTTP. */
@NullMarked
package org.storesync.masterdata.exports.rest;

import org.jspecify.annotations.NullMarked;
