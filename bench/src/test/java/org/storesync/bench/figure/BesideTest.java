package org.storesync.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    @DisplayName("bench --beside: the median of each build's runs, and the ratio")
    void putsTheMediansOfTwoBuildsBesideEachOther() {
        Beside beside = new Beside();
        beside.ours(line(120));
        beside.others(line(100));
        beside.ours(line(100));
        beside.others(line(50));
        beside.ours(line(110));
        beside.others(line(55));

        assertThat(beside.table("abc1234").lines().toList().getLast())
                .matches("\\| B1 +\\| 8 sites +\\| records/s +\\| 110 +\\| 55 +\\| 2\\.00 +\\|");
    }

    private static String line(int value) {
        return "{\"bench\":\"B1\",\"variant\":\"8 sites\",\"value\":" + value
                + ",\"unit\":\"records/s\",\"reference\":null,\"ratio\":null}\n";
    }
}
