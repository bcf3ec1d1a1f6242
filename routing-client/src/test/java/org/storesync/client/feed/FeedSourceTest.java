package org.storesync.client.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.TestClientConfig;
import org.storesync.client.call.TestCalls;
import org.storesync.client.feed.FeedSource.FeedPage;
import org.storesync.client.feed.FeedSource.HomeStream;
import org.storesync.client.feed.FeedSource.StreamPage;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.model.Operation;

/**
 * A read of the feed has everything that docs/protocol.md promises (section 6), or is a fault. A missing field never becomes a default
 * position or record.
 */
class FeedSourceTest {
    private static final String A = "store/A";

    private final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    private final FeedSource source =
            new FeedSource(TestCalls.to(routing, TestClientConfig.with(routing.url(), Map.of())));
    private int stream;

    @BeforeEach
    void twoRows() {
        stream = routing.log().place(A, 3);
        routing.log().upsert(A, "item_line", "a1", "{\"ID\":\"a1\"}");
        routing.log().delete(A, "item_line", "a2");
    }

    @AfterEach
    void end() {
        routing.close();
        assertThat(routing.faults()).isEmpty();
    }

    private FeedPage page() {
        return source.read(3, 0, 10, Set.of());
    }

    private StreamPage streamPage() {
        return source.stream(stream, 0, 10, Set.of());
    }

    @Test
    void readsAPage() {
        FeedPage page = page();

        assertThat(page.after()).isEqualTo(2);
        assertThat(page.head()).isEqualTo(2);
        assertThat(page.rows()).extracting(FeedRow::op).containsExactly(Operation.UPSERT, Operation.DELETE);
        assertThat(streamPage().rows()).isEqualTo(page.rows());
        assertThat(source.homeStreams(3)).containsExactly(new HomeStream(stream, A));
    }

    private static Arguments wrong(String what, UnaryOperator<String> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> wrongPages() {
        return Stream.concat(
                Stream.of(
                        wrong("no field at all", page -> "{}"),
                        wrong("empty", page -> ""),
                        wrong("a list", page -> "[]"),
                        wrong("after is no number", page -> page.replaceFirst("\"after\":2", "\"after\":\"2\"")),
                        wrong("after is null", page -> page.replaceFirst("\"after\":2", "\"after\":null")),
                        wrong("after is a fraction", page -> page.replaceFirst("\"after\":2", "\"after\":2.5")),
                        wrong("fewer rows than it says", page -> page.substring(0, page.lastIndexOf("{\"stream"))),
                        wrong("more rows than it says", page -> page.replaceFirst("\"count\":2", "\"count\":1")),
                        wrong("an unknown operation", page -> page.replaceFirst("\"upsert\"", "\"bend\"")),
                        wrong("an empty id", page -> page.replaceFirst("\"a1\"", "\"\"")),
                        wrong("a row is a text", page -> page.replaceFirst("(?m)^\\{\"stream.*$", "\"row\""))),
                Stream.of("after", "count", "stream", "seq", "type", "id", "op", "version")
                        .map(field -> wrong("no " + field, without(field))));
    }

    private static UnaryOperator<String> without(String field) {
        return page -> page.replaceFirst("\"" + field + "\":", "\"other\":");
    }

    @DisplayName("a page without what is promised, or with other rows than it says, is a fault")
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongPages")
    void aWrongPageIsAFault(String what, UnaryOperator<String> change) {
        routing.always("/" + stream, new Changed(change));
        routing.always("/feed/3", new Changed(change));

        assertThatThrownBy(this::page).isInstanceOf(FeedFault.class);
        assertThatThrownBy(this::streamPage).isInstanceOf(FeedFault.class);
    }

    @DisplayName("a page of the feed says its partition, the head and the floor, and never goes back")
    @Test
    void aPageOfTheFeedSaysWhereItStands() {
        for (String field : List.of("partition", "head", "floor")) {
            routing.trouble("/feed/3", new Changed(without(field)));
            assertThatThrownBy(this::page)
                    .as(field)
                    .isInstanceOf(FeedFault.class)
                    .hasMessageContaining(field);
        }
        routing.trouble("/feed/3", new Changed(page -> page.replaceFirst("\"partition\":3", "\"partition\":4")));
        assertThatThrownBy(this::page).isInstanceOf(FeedFault.class).hasMessageContaining("another partition");
        routing.trouble("/feed/3", new Changed(page -> page.replaceFirst("\"after\":2", "\"after\":0")));
        assertThatThrownBy(() -> source.read(3, 1, 10, Set.of()))
                .isInstanceOf(FeedFault.class)
                .hasMessageContaining("back");
    }

    @Test
    void aPageOfAStreamSaysWhetherMoreFollows() {
        routing.always("/" + stream, new Changed(without("more")));

        assertThatThrownBy(this::streamPage).isInstanceOf(FeedFault.class).hasMessageContaining("more");
    }

    @DisplayName("home streams that are not told are not none: a load must not end without them")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"items\":{}}",
                "{\"items\":[{\"streamId\":3}]}",
                "{\"items\":[{\"stream\":\"s\"}]}"
            })
    void homeStreamsThatAreNotToldAreAFault(String wrong) {
        routing.always("/streams", new Changed(answer -> wrong));

        assertThatThrownBy(() -> source.homeStreams(3)).isInstanceOf(FeedFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"heads\":[]}", "{\"heads\":[1,2,3]}", "{\"heads\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,null]}"
            })
    void headsThatAreNotToldAreAFault(String wrong) {
        routing.always("/heads", new Changed(answer -> wrong));

        assertThatThrownBy(() -> source.heads(Collections.nCopies(16, 0L), Duration.ZERO))
                .isInstanceOf(FeedFault.class);
    }
}
