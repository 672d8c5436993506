package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.simulation", importOptions = ImportOption.DoNotIncludeTests.class)
class SimulationPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.simulation.cli",
            "lowtide.simulation.demo",
            "lowtide.simulation.page",
            "lowtide.simulation.report",
            "lowtide.simulation.measure",
            "lowtide.simulation.agent");
}
