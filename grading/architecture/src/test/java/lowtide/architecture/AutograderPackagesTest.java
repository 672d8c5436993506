package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.autograder", importOptions = ImportOption.DoNotIncludeTests.class)
class AutograderPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.autograder",
            "lowtide.autograder.cli",
            "lowtide.autograder.batch",
            "lowtide.autograder.adjust",
            "lowtide.autograder.rubric",
            "lowtide.autograder.batch.journal",
            "lowtide.autograder.report.page.student",
            "lowtide.autograder.report.page.instructor",
            "lowtide.autograder.report.page",
            "lowtide.autograder.report.export",
            "lowtide.autograder.report.history",
            "lowtide.autograder.oral",
            "lowtide.autograder.report",
            "lowtide.autograder.report.language",
            "lowtide.autograder.grade",
            "lowtide.autograder.sandbox",
            "lowtide.autograder.compile",
            "lowtide.autograder.classroom",
            "lowtide.autograder.classroom.platform",
            "lowtide.autograder.classroom.roster",
            "lowtide.autograder.submission",
            "lowtide.autograder.submission.archive");
}
