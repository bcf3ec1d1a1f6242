/** The sync report over HTTP. */
@NullMarked
package org.storesync.reporting.contact.rest;

import org.jspecify.annotations.NullMarked;
