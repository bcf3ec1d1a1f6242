package org.storesync.bench;

import java.time.Duration;

/**
 * How much a bench does.
 *
 * @param rows records of one run
 * @param prefill records in the log before the first run
 * @param runs of each side; a figure is their median
 * @param passLength how long a timed pass lasts
 * @param sites of the idle poll and of the fan-out
 * @param manyStreamSites of the idle poll with many streams
 * @param items of a file that is imported
 */
record Load(int rows, int prefill, int runs, Duration passLength, int sites, int manyStreamSites, int items) {}
