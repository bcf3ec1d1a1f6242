/** This machine: folders, ports, disk and secrets of a suite, all checked before anything starts. */
@NullMarked
package org.storesync.local.host;

import org.jspecify.annotations.NullMarked;
