package org.storesync.routing.stream.domain;

/** A stream's head under its lock. {@code head} counts on from the epoch's base. */
public record Head(int stream, long head) {}
