package org.storesync.client.test;

/**
 * The routing-service over HTTP as docs/protocol.md section 6 shows it to an internal site: the feed, the beginning of a sync, and pushes.
 * {@link RoutingContract} holds for it and for the real service.
 */
public final class FakeRouting extends FakeServer {
    /** Records in a batch or on a page of the feed, as the real service takes them. */
    static final int RECORDS_MAX = 5000;

    private static final String FEED = "/internal/v1/feed/";
    private static final String STREAMS = "/internal/v1/streams";

    private final RoutingLanes lanes;
    private volatile RoutingLog log = new RoutingLog();

    /** @param site the internal site that calls */
    public FakeRouting(int site) {
        FeedAnswers feed = new FeedAnswers(this::log);
        lanes = new RoutingLanes(this::log);
        route(FEED, feed::feed);
        route(FEED + "heads", feed::heads);
        route(STREAMS, feed::homeStreams);
        route(STREAMS + "/", feed::stream);
        route("/internal/v1/maintenance", call -> Reply.json("{}"));
        route("/internal/v1/sites/" + site + "/sync", lanes::begin);
        route("/internal/v1/sites/" + site + "/push", lanes::push);
    }

    @Override
    public void close() {
        log.close();
        super.close();
    }

    public RoutingLog log() {
        return log;
    }

    /** Starts another history. */
    public RoutingLog begin() {
        RoutingLog before = log;
        log = new RoutingLog();
        before.close();
        return log;
    }

    public RoutingLanes lanes() {
        return lanes;
    }

    /** How many reads of the feed wait for something new. */
    public int waiting() {
        return log.waiting();
    }
}
