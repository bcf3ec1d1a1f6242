package org.storesync.agent.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

class NativeTypesTest {
    private static final String METADATA = "META-INF/native-image/org.storesync/site-agent/reachability-metadata.json";
    /** What is written or read as JSON as a whole. */
    private static final List<Class<?>> ROOTS = List.of(
            Decisions.class,
            PageReader.Header.class,
            PullRequest.class,
            SiteView.class,
            StatusView.class,
            SyncStart.class,
            SyncVerdict.class);

    @Test
    @DisplayName("native: the list of types for a binary is that of the JSON that the site-agent speaks")
    void listsEachTypeOfTheJson() throws IOException {
        Set<String> spoken = new TreeSet<>();
        ROOTS.forEach(root -> add(root, spoken));
        Set<String> listed = new TreeSet<>();
        try (InputStream metadata = getClass().getClassLoader().getResourceAsStream(METADATA)) {
            new ObjectMapper()
                    .readTree(metadata)
                    .path("reflection")
                    .forEach(each -> listed.add(each.path("type").asText()));
        }

        assertThat(listed).isEqualTo(spoken);
    }

    private static void add(Type type, Set<String> found) {
        if (type instanceof ParameterizedType list) {
            for (Type each : list.getActualTypeArguments()) {
                add(each, found);
            }
        } else if (type instanceof Class<?> ours
                && ours.getName().startsWith("org.storesync.")
                && found.add(ours.getName())) {
            if (ours.isRecord()) {
                for (RecordComponent component : ours.getRecordComponents()) {
                    add(component.getGenericType(), found);
                }
            }
        }
    }
}
