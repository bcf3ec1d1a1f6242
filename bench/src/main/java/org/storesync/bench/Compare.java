package org.storesync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.storesync.bench.figure.Beside;

/** The end of {@code ./storesync bench --beside COMMIT}: prints what the runs of both builds wrote. */
public final class Compare {
    private Compare() {}

    /** @param args the other commit, then the files of the runs in turn: one of this build, one of the other */
    public static void main(String[] args) throws IOException {
        Beside beside = new Beside();
        for (int i = 1; i < args.length; i++) {
            String lines = Files.readString(Path.of(args[i]));
            if (i % 2 == 1) {
                beside.ours(lines);
            } else {
                beside.others(lines);
            }
        }
        System.out.print(beside.table(args[0]));
    }
}
