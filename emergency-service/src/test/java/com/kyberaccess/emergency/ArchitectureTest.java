package com.kyberaccess.emergency;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.kyberaccess", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("com.kyberaccess.emergency.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule commonKnowsNoService = noClasses()
            .that()
            .resideInAPackage("com.kyberaccess.common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.kyberaccess.auth..",
                    "com.kyberaccess.visitor..",
                    "com.kyberaccess.emergency..",
                    "com.kyberaccess.webhook..");
}
