package org.storesync.transfer.half.domain.arrival;

import org.storesync.transfer.half.domain.content.DocumentKey;

/** A line as the feed brings it, and its document. */
public record ArrivedLine(Arrived line, DocumentKey document) {}
