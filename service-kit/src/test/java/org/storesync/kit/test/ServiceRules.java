package org.storesync.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a service keeps besides {@link HouseRules}: it has a domain and resources. */
public final class ServiceRules {
    @ArchTest
    static final ArchRule DOMAIN_IS_PURE_JAVA = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.vertx..", "com.fasterxml..", "java.sql..", "javax.sql..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule RESOURCES_ARE_NAMED_AND_TAGGED = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .beAnnotatedWith("org.eclipse.microprofile.openapi.annotations.tags.Tag")
            .andShould()
            .notBeAnnotatedWith("jakarta.transaction.Transactional")
            .allowEmptyShould(false);

    private ServiceRules() {}

    /** For a module that has neither yet. It takes these rules when it gets them. */
    public static ArchRule areNotNeeded() {
        return noClasses()
                .should()
                .resideInAPackage("..domain..")
                .orShould()
                .beAnnotatedWith("jakarta.ws.rs.Path")
                .allowEmptyShould(false);
    }
}
