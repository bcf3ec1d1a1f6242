package org.storesync.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.storesync.gateway.config.GatewayApi;
import org.storesync.kit.test.HouseRules;
import org.storesync.kit.test.ServiceRules;

@AnalyzeClasses(packages = "org.storesync.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVICE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule FEATURES = HouseRules.featuresAreFreeOfCycles("org.storesync.gateway");

    @ArchTest
    static final ArchRule SETTINGS_TAKE_A_FRESH_LOGIN = ServiceRules.changesTakeAFreshLogin("..admin.rest..");

    /** A further protocol can use the gate, routing and the limits without the framework of the native one. */
    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_HTTP_FRAMEWORK = noClasses()
            .that()
            .resideOutsideOfPackages("..http..", "..rest..")
            .and()
            .doNotBelongToAnyOf(GatewayApi.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx..",
                    "io.netty..",
                    "io.smallrye.mutiny.vertx..",
                    "io.quarkus.vertx..",
                    "jakarta.ws.rs..",
                    "org.jboss.resteasy..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ONLY_THE_OUTER_RING_USES_HTTP = classes()
            .that()
            .resideInAPackage("org.storesync.gateway..http..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("org.storesync.gateway..http..", "org.storesync.gateway..rest..")
            .allowEmptyShould(false);
}
