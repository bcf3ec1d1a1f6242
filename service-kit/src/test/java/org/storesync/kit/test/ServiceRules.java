package org.storesync.kit.test;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.storesync.kit.login.FreshLogin;

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

    /**
     * What resources of these packages change are sync settings, so each change takes a fresh login (B5).
     *
     * @param packages such as {@code ..store.rest..}
     */
    public static ArchRule changesTakeAFreshLogin(String packages) {
        return methods()
                .that(annotatedWith("jakarta.ws.rs.PUT")
                        .or(annotatedWith("jakarta.ws.rs.POST"))
                        .or(annotatedWith("jakarta.ws.rs.DELETE")))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(packages)
                .should()
                .beAnnotatedWith(FreshLogin.class)
                .allowEmptyShould(false);
    }

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
