package lowtide.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.checks", importOptions = ImportOption.DoNotIncludeTests.class)
class ChecksPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    /** A suite may build on that of another stage, but the framework and its language know no stage. */
    @ArchTest
    static final ArchRule KNOWS_NO_STAGE = classes()
            .that()
            .resideInAnyPackage(
                    "lowtide.checks", "lowtide.checks.dsl..", "lowtide.checks.document", "lowtide.checks.language")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("lowtide.checks..")
                    .or(resideInAnyPackage(
                            "lowtide.checks",
                            "lowtide.checks.dsl..",
                            "lowtide.checks.document",
                            "lowtide.checks.language")));
}
