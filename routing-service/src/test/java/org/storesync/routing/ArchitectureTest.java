package org.storesync.routing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.storesync.kit.test.HouseRules;
import org.storesync.kit.test.ServiceRules;
import org.storesync.routing.config.RoutingApi;

/** The rings of a feature, and features that know each other in one direction only. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "org.storesync.routing";

    /** What every feature writes in its own transactions: the log, its heads and facts, the audit. */
    private static final Set<String> GROUND = Set.of("audit", "epoch", "fact", "lineage", "record", "stream");

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVICE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES = HouseRules.featuresAreFreeOfCycles(ROOT);

    @ArchTest
    static final ArchRule SETTINGS_TAKE_A_FRESH_LOGIN = ServiceRules.changesTakeAFreshLogin("..store.rest..");

    @ArchTest
    static final ArchRule ONLY_REST_AND_ACCESS_KNOW_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("..rest..", "..access..")
            .and()
            .doNotBelongToAnyOf(RoutingApi.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "io.vertx..",
                    "io.netty..",
                    "io.smallrye.mutiny..",
                    "io.quarkus.vertx..",
                    "io.quarkus.security..",
                    "io.quarkus.oidc..",
                    "org.jboss.resteasy..")
            .allowEmptyShould(false);

    /** Quarkus starts, stops and wakes a feature. The feature knows nothing else of it. */
    @ArchTest
    static final ArchRule FEATURES_KNOW_THE_FRAMEWORK_BY_EVENTS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages("..rest..", "..access..", "..config..", "..jdbc..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "org.eclipse.microprofile..", "org.postgresql..")
                    .and(not(resideInAnyPackage("io.quarkus.runtime..", "io.quarkus.scheduler.."))))
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule SQL_OF_A_FEATURE_IS_ITS_OWN = classes()
            .that()
            .resideInAPackage(ROOT + "..jdbc..")
            .should(useNoSqlOfAnotherFeature())
            .allowEmptyShould(false);

    @ArchTest
    static void whatIsSharedIsUsed(JavaClasses classes) {
        Set<String> uses = new TreeSet<>();
        classes.forEach(type -> uses.addAll(usesOfForeignSql(type).values()));

        assertThat(GROUND).allSatisfy(shared -> assertThat(uses).anyMatch(use -> use.endsWith(" -> " + shared)));
    }

    private static ArchCondition<JavaClass> useNoSqlOfAnotherFeature() {
        return new ArchCondition<>("use no SQL of another feature but " + new TreeSet<>(GROUND)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                usesOfForeignSql(type).forEach((dependency, use) -> {
                    if (!GROUND.contains(feature(dependency.getTargetClass()))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    /** Such as {@code push -> stream}. */
    private static Map<Dependency, String> usesOfForeignSql(JavaClass type) {
        Map<Dependency, String> uses = new HashMap<>();
        for (Dependency dependency : isSql(type) ? type.getDirectDependenciesFromSelf() : Set.<Dependency>of()) {
            JavaClass target = dependency.getTargetClass();
            if (isSql(target) && !feature(target).equals(feature(type))) {
                uses.put(dependency, feature(type) + " -> " + feature(target));
            }
        }
        return uses;
    }

    private static boolean isSql(JavaClass type) {
        return resideInAPackage(ROOT + "..jdbc..").test(type);
    }

    /** The package right below the root. */
    private static String feature(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length() + 1);
        int end = below.indexOf('.');
        return end < 0 ? below : below.substring(0, end);
    }
}
