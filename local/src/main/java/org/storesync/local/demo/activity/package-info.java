/**
 * Work in the demo country: {@link org.storesync.local.demo.activity.History} invents the months before, and
 * {@link org.storesync.local.demo.activity.LiveActivity} goes on from what a site holds. Both move stock through the same depots, documents
 * and requisitions.
 */
@NullMarked
package org.storesync.local.demo.activity;

import org.jspecify.annotations.NullMarked;
