package org.storesync.system.suite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storesync.system.oracle.Facts;
import org.storesync.system.wire.Answer;

/**
 * Looks at every byte of every answer (I3). A site that pushes marks a body with {@link #mark}. If a mark is in an answer to a site that
 * was never entitled to one of the stores it names, this is a leak. It can watch single words too.
 */
public final class Sight {
    private static final Pattern MARK = Pattern.compile("only:([0-9a-f,-]+);");

    private final Facts facts;
    private final Set<String> leaks = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Integer>> watched = new ConcurrentHashMap<>();

    Sight(Facts facts) {
        this.facts = facts;
    }

    /** A mark for the text of a body: a site that holds none of these stores must never see it. */
    public static String mark(Central.Store... stores) {
        StringBuilder mark = new StringBuilder("only:");
        for (Central.Store store : stores) {
            mark.append(store.id()).append(',');
        }
        return mark.append(';').toString();
    }

    /** From now on it notes which sites saw this word. */
    public String watch(String word) {
        watched.put(word, new CopyOnWriteArrayList<>());
        return word;
    }

    /** The sites whose answers held the word, each once. */
    public List<Integer> sitesThatSaw(String word) {
        return watched.getOrDefault(word, List.of()).stream()
                .distinct()
                .sorted()
                .toList();
    }

    void answered(int site, Answer answer) {
        look(site, answer.body());
        if (!Arrays.equals(answer.raw(), answer.body())) {
            look(site, answer.raw());
        }
    }

    /** Looks at bytes that went to a site. */
    public void look(int site, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        watched.forEach((word, sites) -> {
            if (text.contains(word)) {
                sites.add(site);
            }
        });
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            boolean entitled = false;
            for (String store : mark.group(1).split(",")) {
                entitled |= facts.everHeldAll(store, site);
            }
            if (!entitled) {
                leaks.add("site " + site + " saw " + mark.group());
            }
        }
    }

    /** Marks that reached a site that was never entitled to them. */
    public Set<String> leaks() {
        return Set.copyOf(leaks);
    }
}
