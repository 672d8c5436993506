package lowtide.broken;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import lowtide.architecture.PackageLine;
import lowtide.architecture.PackageRules;

@AnalyzeClasses(packages = "lowtide.broken", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of("lowtide.broken.demo", "lowtide.broken");
}
