package org.storesync.images.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Fakes;
import org.storesync.local.host.WrongUsage;

class BaseOptionTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("images --base: a tar of this machine, an image of a registry, or the pinned one")
    void knowsThreeKinds() throws Exception {
        Base base = Fakes.base(folder);
        String mirror = "registry.example.org/mirror/base@sha256:" + "a".repeat(64);

        assertThat(BaseOption.of(base.name(), false)).isEqualTo(base).matches(Base::isHere);
        assertThat(BaseOption.of(mirror, false).name()).isEqualTo(mirror);
        assertThat(BaseOption.of("distroless", false).name()).matches("gcr\\.io/distroless/.*@sha256:[0-9a-f]{64}");
        assertThat(BaseOption.of("distroless", false).isHere()).isFalse();
    }

    @Test
    @DisplayName("images --base: what is not there or no name is wrong usage and says what is taken")
    void refusesOthers() {
        assertThatThrownBy(() -> BaseOption.of(folder + "/none.tar", false))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith("--base: there is no file ");
        assertThatThrownBy(() -> BaseOption.of("No Name", false))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith("--base takes 'distroless', ");
        assertThatThrownBy(() -> BaseOption.of("distroless", true))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith("a native binary needs zlib, ");
    }
}
