package lowtide.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lowtide.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class AgentPackagesTest {

    @ArchTest
    static final ArchTests EVERY_MODULE = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule LINE = PackageLine.of(
            "lowtide.agent.control",
            "lowtide.agent.control.function",
            "lowtide.agent.control.process",
            "lowtide.agent.control.relay",
            "lowtide.agent.control.folder",
            "lowtide.agent.control.time",
            "lowtide.agent.control.proc",
            "lowtide.agent.host",
            "lowtide.agent.host.model",
            "lowtide.agent.host.database",
            "lowtide.agent.host.telemetry",
            "lowtide.agent.host.resource",
            "lowtide.agent.host.callback",
            "lowtide.agent.host.probe",
            "lowtide.agent.host.schedule",
            "lowtide.agent.host.http",
            "lowtide.agent.api.frame",
            "lowtide.agent.api",
            "lowtide.agent.api.telemetry");
}
