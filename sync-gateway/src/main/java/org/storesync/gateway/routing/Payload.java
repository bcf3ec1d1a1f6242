package org.storesync.gateway.routing;

/** A whole body for routing, not compressed. */
public record Payload(Bytes bytes, String contentType) {}
