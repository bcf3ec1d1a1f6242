/** The audit for auditors: what was done, and whether the chains are complete. */
@NullMarked
package org.storesync.kit.audit.rest;

import org.jspecify.annotations.NullMarked;
