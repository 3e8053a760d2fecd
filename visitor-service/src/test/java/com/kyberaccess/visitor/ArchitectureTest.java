package com.kyberaccess.visitor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.kyberaccess.common.security.Tenant;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "com.kyberaccess.visitor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "com.kyberaccess.visitor.";

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFeatureTouchesAnothersEntityOrRepository = classes()
            .should(new ArchCondition<>("touch only entities and repositories of their own feature") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isPersistent(dependency.getTargetClass()))
                            .filter(dependency -> !feature(item).equals(feature(dependency.getTargetClass())))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
                }
            });

    private static boolean isPersistent(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                && (type.isAnnotatedWith(Entity.class) || type.isAssignableTo(PanacheRepositoryBase.class));
    }

    private static String feature(JavaClass type) {
        var inside = type.getPackageName().substring(ROOT.length());
        var dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }

    private static final DescribedPredicate<JavaClass> REPOSITORY = assignableTo(PanacheRepositoryBase.class);

    /// Panache's own finders know no tenant.
    @ArchTest
    static final ArchRule unscopedFindersStayInsideTheRepositories = classes()
            .that(not(REPOSITORY))
            .should(never(callMethodWhere(target(owner(REPOSITORY))
                    .and(target(nameMatching("(find|list|stream|count|delete|update|getEntityManager).*"))
                            .as("an un-scoped finder"))
                    .and(target(new DescribedPredicate<>("declared by Panache") {
                        @Override
                        public boolean test(AccessTarget called) {
                            return called.resolveMember()
                                    .map(member ->
                                            !member.getOwner().getPackageName().startsWith("com.kyberaccess"))
                                    .orElse(true);
                        }
                    })))));

    @ArchTest
    static final ArchRule everyFinderTakesTheTenantFirst = methods()
            .that()
            .areDeclaredInClassesThat(REPOSITORY)
            .and()
            .areNotPrivate()
            .and()
            .areNotStatic()
            .should(new ArchCondition<>("have a Tenant, or an entity of it, as their first parameter") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var parameters = method.getRawParameterTypes();
                    if (method.getName().startsWith("$")
                            || method.getModifiers().contains(SYNTHETIC)) {
                        return;
                    }
                    if (parameters.isEmpty()
                            || !(parameters.getFirst().isEquivalentTo(Tenant.class)
                                    || parameters.getFirst().isAnnotatedWith(Entity.class))) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            });

    private static final JavaModifier SYNTHETIC = JavaModifier.SYNTHETIC;
}
