package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.fakegemini", importOptions = ImportOption.DoNotIncludeTests.class)
class FakeGeminiPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.fakegemini",
            "lowtide.fakegemini.http",
            "lowtide.fakegemini.reply",
            "lowtide.fakegemini.request",
            "lowtide.fakegemini.answer",
            "lowtide.fakegemini.model",
            "lowtide.fakegemini.json");
}
