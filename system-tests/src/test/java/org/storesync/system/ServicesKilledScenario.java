package org.storesync.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.system.chaos.Outages;
import org.storesync.system.day.Evening;
import org.storesync.system.day.WorkingDay;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.StockReports;
import org.storesync.system.suite.SystemTest;

/**
 * A working day in which every service dies: at random moments each of the gateways, routing-services and services behind them is killed
 * and started again. Afterwards nothing is missing and nothing is there twice (I2, I4, I5, I7). {@code -Dstoresync.killSeconds=} makes it
 * longer.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 10)
class ServicesKilledScenario {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("storesync.killSeconds", 60));

    private final long seed = Seed.of("services killed");
    private final Central central;
    private final MasterData masterData;
    private final StockReports reports;
    private WorkingDay day;

    ServicesKilledScenario(Central central) {
        this.central = central;
        this.masterData = MasterData.of(central);
        this.reports = StockReports.of(central);
    }

    @BeforeEach
    void twoClinicsAndPeopleAtCentral() {
        day = WorkingDay.begin(
                central,
                seed,
                masterData,
                masterData.admin(),
                number -> AgentSite.create(central, "desktop", central.gateway(number + 1)));
    }

    @AfterEach
    void leaveTheSuiteWhole() {
        central.heal();
        masterData.givesTheRoleBack();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        List<String> victims = new ArrayList<>(List.of("gateway-1", "gateway-2", "routing-1", "routing-2"));
        for (InternalService service : InternalService.values()) {
            victims.add(service.process());
        }

        Map<String, Integer> killed =
                day.during(() -> new Outages(central, victims, Seed.random(seed, 30)).run(LENGTH));

        System.out.println("services killed: " + killed + ", transfers " + day.transfers());
        new Evening(central, masterData, reports, day).check();
    }
}
