/** This machine: folders, ports, disk and secrets of a suite, each checked before anything starts. */
@NullMarked
package org.storesync.local.host;

import org.jspecify.annotations.NullMarked;
