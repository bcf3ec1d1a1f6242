package org.storesync.transfer.half.domain.arrival;

import org.storesync.transfer.half.domain.content.DocumentKey;

/** A line as the feed tells it, and the document it stands in. */
public record ArrivedLine(Arrived line, DocumentKey document) {}
