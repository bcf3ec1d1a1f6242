/** The audit for auditors. */
@NullMarked
package org.storesync.gateway.audit.rest;

import org.jspecify.annotations.NullMarked;
