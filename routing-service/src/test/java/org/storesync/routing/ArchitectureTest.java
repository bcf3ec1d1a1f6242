package org.storesync.routing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.storesync.kit.test.HouseRules;
import org.storesync.kit.test.ServiceRules;

/** The rings of a feature, and features that know each other one way only. */
@AnalyzeClasses(packages = "org.storesync.routing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVICE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES = HouseRules.featuresAreFreeOfCycles("org.storesync.routing");
}
