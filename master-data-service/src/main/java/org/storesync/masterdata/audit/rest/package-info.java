/** The audit for auditors. */
@NullMarked
package org.storesync.masterdata.audit.rest;

import org.jspecify.annotations.NullMarked;
