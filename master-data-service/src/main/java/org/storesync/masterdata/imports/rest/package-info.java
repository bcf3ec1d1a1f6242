/** Imports over HTTP. */
@NullMarked
package org.storesync.masterdata.imports.rest;

import org.jspecify.annotations.NullMarked;
