/** The audit for auditors: what was done, and whether the chains are whole. */
@NullMarked
package org.storesync.kit.audit.rest;

import org.jspecify.annotations.NullMarked;
