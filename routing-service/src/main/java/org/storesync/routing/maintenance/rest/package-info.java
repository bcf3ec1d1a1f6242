/** The switch for people, and the sign for services. */
@NullMarked
package org.storesync.routing.maintenance.rest;

import org.jspecify.annotations.NullMarked;
