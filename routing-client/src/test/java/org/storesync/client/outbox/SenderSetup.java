package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.Soon.ended;
import static org.storesync.client.Soon.soon;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.storesync.client.ClientDatabase;
import org.storesync.client.OneBean;
import org.storesync.client.TestClientConfig;
import org.storesync.client.call.TestCalls;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.client.outbox.jdbc.PostgresOutboxBook;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.RoutingLanes;
import org.storesync.model.json.Batch;
import org.storesync.model.json.PushedChange;

/** A sender on a real outbox, with a double of routing. */
abstract class SenderSetup {
    final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    final RoutingLanes lanes = routing.lanes();
    final ClientDatabase database = new ClientDatabase();
    final List<Delivered> told = new CopyOnWriteArrayList<>();
    final PostgresOutboxBook store = new PostgresOutboxBook(
            database.transactions(), (connection, lane, changes) -> told.addAll(changes), Clock.systemUTC());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<LaneSender> senders = new ArrayList<>();

    LaneSender start(Map<String, String> settings) {
        LaneSender sender = sender(settings, OneBean.of(store));
        senders.add(sender);
        sender.start(new StartupEvent(), meters);
        return sender;
    }

    LaneSender sender(Map<String, String> settings, OneBean<OutboxBook> stores) {
        ClientConfig config = TestClientConfig.with(routing.url(), settings);
        return new LaneSender(stores, TestCalls.to(routing, config), config);
    }

    /** Central knows this installation. */
    void begun() {
        lanes.begin(store.lineage());
    }

    void append(int lane, Entry... entries) {
        database.transactions()
                .run(connection -> Outbox.append(connection, lane, Arrays.asList(entries), Instant.now()));
    }

    void append(int lane, String... ids) {
        append(lane, Arrays.stream(ids).map(SenderSetup::entry).toArray(Entry[]::new));
    }

    static Entry entry(String id) {
        return Entry.upsert("item", id, null, ("{\"ID\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    List<String> toldIds() {
        return told.stream().map(each -> each.entry().id()).toList();
    }

    void toldAll(String... ids) {
        soon(() -> told.size() >= ids.length && store.waiting() == 0);
        assertThat(toldIds()).containsExactly(ids);
    }

    List<String> pushes() {
        return routing.calls("/push").stream().map(call -> call.text()).toList();
    }

    static List<String> ids(Batch batch) {
        return batch.changes().stream().map(PushedChange::id).toList();
    }

    void stopSenders() {
        senders.forEach(sender -> sender.stop(new ShutdownEvent()));
        senders.clear();
        ended("outbox");
    }

    @AfterEach
    void end() {
        stopSenders();
        routing.close();
        assertThat(routing.faults()).isEmpty();
    }
}
