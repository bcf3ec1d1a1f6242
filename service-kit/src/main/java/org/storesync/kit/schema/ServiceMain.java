package org.storesync.kit.schema;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Where every service begins. It serves until it is told to end, or with {@code --migrate} only migrates its database. */
@QuarkusMain
public final class ServiceMain {
    private static final String MIGRATE = "--migrate";
    private static final int WRONG_USAGE = 2;

    private ServiceMain() {}

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of(MIGRATE))) {
            System.setProperty(SchemaSettings.AT_START, AtStart.MIGRATE_AND_END.word());
        } else if (!words.isEmpty()) {
            System.err.println("a service takes no option, or " + MIGRATE + ", not '" + String.join(" ", words)
                    + "'; its settings are in the environment");
            System.exit(WRONG_USAGE);
        }
        Quarkus.run(arguments);
    }
}
