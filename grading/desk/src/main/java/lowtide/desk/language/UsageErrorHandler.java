package lowtide.desk.language;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where there is help. */
public record UsageErrorHandler(Messages messages) implements IParameterExceptionHandler {

    private static final int EXIT_CODE = 2;

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(described(error));
        err.println(messages.text("wrong.help", command.getCommandSpec().qualifiedName()));
        return EXIT_CODE;
    }

    private String described(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return messages.text("wrong.unknown", String.join(" ", unmatched.getUnmatched()));
        } else if (error instanceof MissingParameterException missing) {
            return messages.text(
                    "wrong.missing",
                    missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", ")));
        }
        return error.getMessage();
    }
}
