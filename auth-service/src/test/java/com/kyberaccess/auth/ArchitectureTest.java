package com.kyberaccess.auth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "com.kyberaccess", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("com.kyberaccess.auth.(*)..").should().beFreeOfCycles();

    /// Package-private: the compiler keeps other features from them.
    @ArchTest
    static final ArchRule entitiesAndRepositoriesBelongToTheirFeature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(PanacheRepositoryBase.class)
            .and()
            .resideInAPackage("com.kyberaccess..")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule noServiceKnowsAnother = noClasses()
            .that()
            .resideInAPackage("com.kyberaccess.auth..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.kyberaccess..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("com.kyberaccess.auth..")
                            .or(resideInAPackage("com.kyberaccess.common..")))));

    @ArchTest
    static final ArchRule commonKnowsNoService = noClasses()
            .that()
            .resideInAPackage("com.kyberaccess.common..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.kyberaccess.auth..");

    @ArchTest
    static final ArchRule resourcesOnlyTranslate = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PanacheRepositoryBase.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);
}
