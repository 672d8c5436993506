package lowtide.authoring;

import java.util.List;
import java.util.stream.Stream;
import lowtide.agent.control.AgentContract;
import lowtide.checks.StageSuites;
import lowtide.course.Stage;

/** The constructor and the methods that a stage requires, as a README shows them. */
final class Signatures {

    private Signatures() {}

    /** One line each, the constructor first; none if the stage is a document. */
    static List<String> of(Stage stage) {
        if (stage.isDocument()) {
            return List.of();
        }
        AgentContract<?> contract = StageSuites.contract(stage);
        return Stream.concat(
                        Stream.of(contract.constructorText()),
                        contract.methodTexts().stream().map(method -> "public " + method))
                .toList();
    }
}
