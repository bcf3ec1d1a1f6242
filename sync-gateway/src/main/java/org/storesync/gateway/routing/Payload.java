package org.storesync.gateway.routing;

/** A body for routing, plain and whole. */
public record Payload(Bytes bytes, String contentType) {}
