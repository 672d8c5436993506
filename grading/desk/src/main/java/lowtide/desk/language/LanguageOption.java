package lowtide.desk.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import lowtide.course.language.LanguageChoice;
import lowtide.desk.state.DeskState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/** The option {@code --lang} of the desk, which is read before the command line that speaks its language. */
public final class LanguageOption {

    /** The option that names a language. */
    public static final String NAME = "--lang";

    private LanguageOption() {}

    /** The language chosen. One that does not exist counts as none; the command line refuses it later. */
    public static Locale of(String[] arguments, DeskState state, Map<String, String> environment) {
        return LanguageChoice.of(named(arguments), state.language(), environment);
    }

    private static String named(String... arguments) {
        OnlyLanguage only = new OnlyLanguage();
        try {
            new CommandLine(only).parseArgs(arguments);
        } catch (ParameterException reportedLater) {
            return "";
        }
        return only.language;
    }

    @Command
    private static final class OnlyLanguage {

        @Option(names = NAME)
        private String language = "";

        @Unmatched
        private List<String> others;
    }
}
