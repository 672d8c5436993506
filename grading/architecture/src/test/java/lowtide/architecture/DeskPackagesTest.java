package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.desk", importOptions = ImportOption.DoNotIncludeTests.class)
class DeskPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.desk",
            "lowtide.desk.cli",
            "lowtide.desk.watch",
            "lowtide.desk.report",
            "lowtide.desk.doctor",
            "lowtide.desk.grade",
            "lowtide.desk.exercise",
            "lowtide.desk.language",
            "lowtide.desk.state",
            "lowtide.desk.terminal");
}
