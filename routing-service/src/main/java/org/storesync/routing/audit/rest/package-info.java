/** The audit for auditors. */
@NullMarked
package org.storesync.routing.audit.rest;

import org.jspecify.annotations.NullMarked;
