package org.storesync.gateway.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.TestConfig;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.SiteId;

/** An idle poll costs the database nothing. */
class ContactBookTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final MutableClock clock = MutableClock.at(TEN);
    private final Recorded store = new Recorded();
    private final ContactBook book = new ContactBook(store, clock, TestConfig.with(Map.of()));

    @Test
    void writesTheFirstContactAtOnceAndTheNextAfterTenMinutes() {
        poll(1);
        book.writeDue();
        for (int second = 1; second < 600; second++) {
            clock.advance(Duration.ofSeconds(1));
            poll(1);
            book.writeDue();
        }
        assertThat(store.batches).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        poll(1);
        book.writeDue();

        assertThat(store.batches)
                .containsExactly(
                        List.of(new SiteContact(new SiteId(1), "app/1", "10.0.0.1", 1, TEN, TEN, null)),
                        List.of(new SiteContact(
                                new SiteId(1), "app/1", "10.0.0.1", 1, TEN, TEN.plusSeconds(600), null)));
    }

    @Test
    void writesNothingForASiteThatWasNotHereAgain() {
        poll(1);
        book.writeDue();
        clock.advance(Duration.ofHours(1));
        book.writeDue();

        assertThat(store.batches).hasSize(1);
    }

    @Test
    void writesManySitesInOneStatementInTheirOrder() {
        for (int site = 300; site > 0; site--) {
            poll(site);
        }
        book.writeDue();

        assertThat(store.batches).hasSize(1);
        assertThat(store.batches.getFirst())
                .hasSize(300)
                .extracting(contact -> contact.site().value())
                .isSorted();
    }

    @Test
    void keepsWhatASiteSaidItStillHasToSend() {
        poll(1);
        book.noteQueued(new SiteId(1), 41);
        poll(1);

        assertThat(book.seen(new SiteId(1)).orElseThrow().queued()).isEqualTo(41);
    }

    @Test
    void writesEverythingBeforeItStops() {
        poll(1);
        book.writeDue();
        clock.advance(Duration.ofSeconds(30));
        poll(1);
        book.writeAll(new ShutdownEvent());

        assertThat(store.batches.getLast().getFirst().lastAt()).isEqualTo(TEN.plusSeconds(30));
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() {
        poll(1);
        store.failing = true;
        book.writeDue();
        store.failing = false;
        book.writeDue();

        assertThat(store.batches).hasSize(1);
    }

    @Test
    @DisplayName(
            "security-5 after a start the book knows each site and where it last called from, and writes nothing for it")
    void survivesAStart() {
        for (int site = 1; site <= 2500; site++) {
            poll(site);
        }
        book.noteQueued(new SiteId(1), 41);
        book.writeDue();
        ContactBook after = new ContactBook(store, clock, TestConfig.with(Map.of()));

        after.load(new StartupEvent());
        after.writeDue();

        assertThat(after.seen(new SiteId(1)))
                .contains(new SiteContact(new SiteId(1), "app/1", "10.0.0.1", 1, TEN, TEN, 41L));
        assertThat(after.seen(new SiteId(2500)).orElseThrow().address()).isEqualTo("10.0.0.1");
        assertThat(store.batches).hasSize(1);
    }

    private void poll(int site) {
        book.note(new SiteId(site), "app/1", 1, "10.0.0.1");
    }

    private static final class Recorded implements KeptContacts {
        final List<List<SiteContact>> batches = new ArrayList<>();
        boolean failing;

        @Override
        public void write(List<SiteContact> contacts) {
            if (failing) {
                throw new IllegalStateException("database away");
            }
            batches.add(List.copyOf(contacts));
        }

        @Override
        public List<SiteContact> readAfter(int siteId, int limit) {
            return batches.stream()
                    .flatMap(List::stream)
                    .filter(contact -> contact.site().value() > siteId)
                    .sorted(Comparator.comparingInt(contact -> contact.site().value()))
                    .limit(limit)
                    .toList();
        }
    }
}
