package org.storesync.routing.site.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.SiteKind;
import org.storesync.routing.site.domain.SitePlan.Become;
import org.storesync.routing.site.domain.SitePlan.Nothing;
import org.storesync.routing.site.domain.SitePlan.Present;
import org.storesync.routing.site.domain.SitePlan.Refusal;
import org.storesync.routing.site.domain.SitePlan.Refused;
import org.storesync.routing.site.domain.SitePlan.Remove;

/** A site is removed, or gets another kind (A5, A6, F4). */
class SitePlanTest {

    @DisplayName("F4: a site is taken out when it edits nothing")
    @Test
    void isTakenOut() {
        assertThat(SitePlan.removal(new Present(SiteKind.MOBILE, false, 0))).isEqualTo(new Remove(SiteKind.MOBILE));
        Refused inUse = new Refused(Refusal.IN_USE);
        assertThat(SitePlan.removal(new Present(SiteKind.DESKTOP, false, 1))).isEqualTo(inUse);
        assertThat(SitePlan.removal(new Present(SiteKind.DESKTOP, true, 0)))
                .as("the primary")
                .isEqualTo(inUse);
        assertThat(SitePlan.removal(new Present(SiteKind.INTERNAL, false, 0)))
                .as("a service")
                .isEqualTo(inUse);
    }

    @DisplayName(
            "A5, A6: a mobile site has one active store and is not the primary; a service stays one, and no other becomes one")
    @ParameterizedTest(name = "{0}, primary {1}, {2} stores, to {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "DESKTOP, false, 1, MOBILE, -",
                "DESKTOP, false, 2, MOBILE, MOBILE_SITE_FULL",
                "DESKTOP, true, 0, MOBILE, IN_USE",
                "DESKTOP, true, 2, MOBILE, IN_USE",
                "DESKTOP, true, 9, OPEN_MSUPPLY, -",
                "MOBILE, false, 1, DESKTOP, -",
                "DESKTOP, false, 0, INTERNAL, IN_USE",
                "INTERNAL, false, 0, DESKTOP, IN_USE"
            })
    void becomes(SiteKind before, boolean primary, int stores, SiteKind kind, @Nullable Refusal refusal) {
        SitePlan expected = refusal == null ? new Become(kind, HalvesByKind.of(kind)) : new Refused(refusal);

        assertThat(SitePlan.become(new Present(before, primary, stores), kind)).isEqualTo(expected);
    }

    @Test
    void staysWhatItIs() {
        assertThat(SitePlan.become(new Present(SiteKind.INTERNAL, false, 0), SiteKind.INTERNAL))
                .isEqualTo(new Nothing());
        assertThat(SitePlan.become(new Present(SiteKind.MOBILE, false, 3), SiteKind.MOBILE))
                .isEqualTo(new Nothing());
    }
}
