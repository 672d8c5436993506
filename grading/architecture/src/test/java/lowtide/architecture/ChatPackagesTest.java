package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ChatPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.chat",
            "lowtide.chat.server",
            "lowtide.chat.crowd",
            "lowtide.chat.room",
            "lowtide.chat.wire",
            "lowtide.chat.turn",
            "lowtide.chat.agent",
            "lowtide.chat.gemini");
}
