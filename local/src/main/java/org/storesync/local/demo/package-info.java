/**
 * The demo country Navoro: its central data from CSV files. Package {@code activity} lets its stores work.
 *
 * <p>How the suite uses it:
 *
 * <ol>
 *   <li>{@link org.storesync.local.demo.DemoCountry#load()} reads {@code /demo/*.csv}.
 *   <li>{@link org.storesync.local.demo.DemoCountry#sites()}: for each site its name, kind, the stores to make active there, and the sync-with
 *       types to set. The one with {@code central} is central's own, kind internal: it collects every store unless a type set there says
 *       otherwise.
 *   <li>{@link org.storesync.local.demo.DemoCountry#centralSheets()}: central data as files, in the order the master-data-service imports
 *       them. Import them, then assign the stores and set the types, then let the sites push.
 *   <li>{@code new History(country, seed, from, to).forSite(name)}, of package {@code activity}: what that site made on the days {@code from}
 *       to {@code to}, both included, in time order, lazily. Every store in it is active at that site (B1).
 *   <li>{@code new LiveActivity(country, name, seed).tick(state, now)}: a few further documents, made from what the site holds now.
 * </ol>
 *
 * <p>Ids are derived from natural keys, so the same files, seed and dates give the same bytes on every machine. Users are in
 * {@code people.csv} for {@code user_ID} only: user records are local data and do not travel.
 */
@NullMarked
package org.storesync.local.demo;

import org.jspecify.annotations.NullMarked;
