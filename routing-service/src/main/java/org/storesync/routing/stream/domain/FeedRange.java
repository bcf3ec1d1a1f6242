package org.storesync.routing.stream.domain;

/** Positions of a home stream that one row of the feed names. */
public record FeedRange(int stream, long from, long to) {}
