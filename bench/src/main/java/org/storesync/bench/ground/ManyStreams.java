package org.storesync.bench.ground;

import java.util.ArrayList;
import java.util.List;

/**
 * Sites that collect more than a hundred stores, so that each is subscribed to 500 streams. An administrator's calls for all of them would
 * take longer than the bench, so their rows are written directly, as those calls would write them.
 */
public final class ManyStreams {
    /** The least number of streams of each site. */
    public static final int STREAMS = 500;

    private static final int STREAMS_OF_A_STORE = 3;
    private static final String SYNC_WITH = """
            insert into sync_with (store_id, site_id, type, why, since)
            select st.store_id, si.site_id, 'collector', 'bench', now() from unnest(string_to_array('%s', ',')) st (store_id),
                unnest('{%s}'::int[]) si (site_id)""";
    private static final String SUBSCRIPTIONS = """
            insert into subscription (site_id, subscription_no, stream_id, began_at)
            select si.site_id, x.next_subscription - 1 + row_number() over (partition by si.site_id order by t.stream_id), t.stream_id, now()
            from unnest('{%2$s}'::int[]) si (site_id) join site_state x on x.site_id = si.site_id,
                stream t where t.kind in ('store', 'store-setup', 'inbox') and t.owner = any (string_to_array('%1$s', ','))""";
    private static final String NEXT = """
            update site_state x set next_subscription = 1 + (select max(subscription_no) from subscription s where s.site_id = x.site_id)
            where x.site_id = any ('{%s}'::int[])""";

    private final Ground ground;

    public ManyStreams(Ground ground) {
        this.ground = ground;
    }

    /** New sites with all these streams. */
    public List<SiteClient> give(int count) {
        List<String> stores = ground.stores(STREAMS / STREAMS_OF_A_STORE);
        List<SiteClient> sites = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SiteClient site = ground.site("Collector " + i, "");
            sites.add(site);
            ids.add(Integer.toString(site.siteId()));
        }
        String storeList = String.join(",", stores);
        String siteList = String.join(",", ids);
        RoutingLog log = ground.log();
        log.execute(SYNC_WITH.formatted(storeList, siteList));
        log.execute(SUBSCRIPTIONS.formatted(storeList, siteList));
        log.execute(NEXT.formatted(siteList));
        log.execute("vacuum analyze subscription");
        return sites;
    }
}
