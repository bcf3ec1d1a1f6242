package org.storesync.masterdata;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Version;
import java.util.regex.Pattern;
import org.hibernate.annotations.Immutable;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.kit.test.HouseRules;
import org.storesync.kit.test.ServiceRules;
import org.storesync.masterdata.central.RecordEntity;
import org.storesync.masterdata.central.jdbc.LostAtCentral;
import org.storesync.masterdata.central.jdbc.RecordTable;
import org.storesync.masterdata.central.jdbc.SqlRecordWriter;
import org.storesync.masterdata.kind.Kind;

/** The rings of a feature, and the rule that a record and its outbox entry are written in one place. A rule that matches nothing fails. */
@AnalyzeClasses(packages = "org.storesync.masterdata", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Pattern WRITE = Pattern.compile(
            "(persist|persistAndFlush|delete|deleteAll|deleteById|update|flush|merge|remove|create.*Query)");

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVICE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule FEATURES = HouseRules.featuresAreFreeOfCycles("org.storesync.masterdata");

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_PRIVATE_TO_THEIR_FEATURE = classes()
            .that()
            .areAssignableTo(PanacheRepositoryBase.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule ENTITIES_ARE_PRIVATE_AND_ONLY_READ = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beAssignableTo(RecordEntity.class)
            .andShould()
            .beAnnotatedWith(Immutable.class);

    @ArchTest
    static final ArchRule NOBODY_WRITES_PAST_THE_OUTBOX = noClasses()
            .should(callMethodWhere(written(PanacheRepositoryBase.class).or(written(EntityManager.class))));

    @ArchTest
    static final ArchRule HIBERNATE_COUNTS_NO_VERSIONS =
            fields().that().haveName("version").should().notBeAnnotatedWith(Version.class);

    @ArchTest
    static final ArchRule ONE_CLASS_WRITES_TO_THE_OUTBOX =
            classes().that().areAssignableTo(SqlRecordWriter.class).should(callMethodWhere(of(Outbox.class)));

    /** Except what was written already and is pushed again. */
    @ArchTest
    static final ArchRule NO_OTHER_CLASS_WRITES_TO_THE_OUTBOX = noClasses()
            .that()
            .areNotAssignableTo(SqlRecordWriter.class)
            .and()
            .areNotAssignableTo(LostAtCentral.class)
            .should(callMethodWhere(of(Outbox.class)));

    /** The feed writes what central has already, so it puts nothing into the outbox. */
    @ArchTest
    static final ArchRule TABLES_ARE_WRITTEN_BY_THE_WRITER_AND_THE_FEED = noClasses()
            .that()
            .areNotAssignableTo(SqlRecordWriter.class)
            .and()
            .resideOutsideOfPackage("..replica.jdbc..")
            .and()
            .areNotAssignableTo(RecordTable.class)
            .should(callMethodWhere(
                    of(RecordTable.class).and(named(Pattern.compile("edit|replicate|restore|erase|accepted")))));

    @ArchTest
    static final ArchRule A_KIND_IS_ONE_CONSTANT_THAT_IS_PRODUCED = fields().that()
            .haveRawType(Kind.class)
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Kind")
            .should()
            .bePublic()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .andShould()
            .beAnnotatedWith(jakarta.enterprise.inject.Produces.class);

    @ArchTest
    static final ArchRule EDITING_ANSWERS_HAVE_ONE_BASE = methods()
            .that()
            .areAnnotatedWith(jakarta.ws.rs.POST.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..imports.rest..")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleName("RecordOperations");

    private static DescribedPredicate<JavaMethodCall> of(Class<?> owner) {
        return DescribedPredicate.describe(
                "of " + owner.getSimpleName(), call -> call.getTargetOwner().isEquivalentTo(owner));
    }

    private static DescribedPredicate<JavaMethodCall> written(Class<?> owner) {
        return DescribedPredicate.<JavaMethodCall>describe(
                        "that write by " + owner.getSimpleName(),
                        call -> call.getTargetOwner().isAssignableTo(owner))
                .and(named(WRITE));
    }

    private static DescribedPredicate<JavaMethodCall> named(Pattern name) {
        return DescribedPredicate.describe(
                "named " + name,
                call -> name.matcher(call.getTarget().getName()).matches());
    }
}
