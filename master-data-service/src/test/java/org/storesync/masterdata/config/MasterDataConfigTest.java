package org.storesync.masterdata.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MasterDataConfigTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void hasItsDefaults() {
        MasterDataConfig config = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(MasterDataConfig.class)
                .build()
                .getConfigMapping(MasterDataConfig.class);

        assertThat(config.primacyRefresh()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.roleWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.callBytes().asLongValue()).isEqualTo(MIB);
        assertThat(config.imports().fileBytes().asLongValue()).isEqualTo(64 * MIB);
        assertThat(config.imports().lineBytes().asLongValue()).isEqualTo(64 * 1024);
        assertThat(config.imports().rowsMax()).isEqualTo(200_000);
        assertThat(config.imports().rowsAtOnce()).isEqualTo(1000);
        assertThat(config.imports().problemsShown()).isEqualTo(100);
        assertThat(config.imports().deadAfter()).isEqualTo(Duration.ofMinutes(2));
    }
}
