package org.storesync.client.feed;

/**
 * A page of the feed is not what docs/protocol.md promises. Nothing in it counts, the position stays, and the reader asks for the page
 * again.
 */
public final class FeedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedFault(String detail) {
        super("routing's answer can't be taken: " + detail);
    }
}
