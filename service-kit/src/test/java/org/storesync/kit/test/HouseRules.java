package org.storesync.kit.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture rules that every module keeps. Its ArchitectureTest takes them by {@code ArchTests.in(HouseRules.class)}. A rule that
 * finds nothing to check fails.
 */
public final class HouseRules {
    @ArchTest
    static final ArchRule NOBODY_USES_REST_BUT_REST = noClasses()
            .that()
            .resideOutsideOfPackage("..rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.storesync..rest..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOBODY_USES_JDBC_CLASSES_BUT_JDBC = noClasses()
            .that()
            .resideOutsideOfPackages("..jdbc..", "..config..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.storesync..jdbc..")
                    .and(DescribedPredicate.not(resideInAPackage("org.storesync.kit.jdbc.."))))
            .allowEmptyShould(false);

    /** The kit's problems distinguish a lost database from a failure of ours. */
    @ArchTest
    static final ArchRule ONLY_JDBC_PACKAGES_USE_SQL = noClasses()
            .that()
            .resideOutsideOfPackages("..jdbc..", "..config..", "org.storesync.kit.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "org.storesync.kit.jdbc..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule INJECTION_BY_CONSTRUCTOR = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackage("..config..")
            .should()
            .callMethodWhere(target(Instant.class, "now"))
            .orShould()
            .callMethodWhere(target(System.class, "currentTimeMillis"))
            .orShould()
            .callMethodWhere(target(UUID.class, "randomUUID"))
            .orShould()
            .callConstructor(Random.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NO_OLD_DATES = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule LOGGERS_ARE_CONSTANTS = fields().that()
            .haveRawType("org.jboss.logging.Logger")
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .andShould()
            .bePrivate()
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(resideInNullMarkedPackage())
            .allowEmptyShould(false);

    private HouseRules() {}

    /**
     * Features, which are the packages right below {@code root}, know each other without cycles.
     *
     * @param root the service's package, such as {@code org.storesync.gateway}
     */
    public static ArchRule featuresAreFreeOfCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + method,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(method));
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent();
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in an unmarked package"));
            }
        };
    }
}
