package lowtide.desk.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lowtide.desk.state.DeskState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/**
 * The language of the desk: the one that {@code --lang} names, or else the one chosen earlier, or else that of the variable
 * {@code LOWTIDE_LANG}, or else English. The machine's own language does not count, because not every lab is translated.
 */
public final class LanguageChoice {

    /** The option that names a language. */
    public static final String OPTION = "--lang";

    private static final String VARIABLE = "LOWTIDE_LANG";

    private LanguageChoice() {}

    /** A language that does not exist counts as none; the command line refuses it later. */
    public static Locale of(String[] arguments, DeskState state, Map<String, String> environment) {
        return named(arguments)
                .or(() -> Messages.language(state.language()))
                .or(() -> Messages.language(environment.getOrDefault(VARIABLE, "")))
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> named(String... arguments) {
        OnlyLanguage only = new OnlyLanguage();
        try {
            new CommandLine(only).parseArgs(arguments);
        } catch (ParameterException reportedLater) {
            return Optional.empty();
        }
        return only.language.flatMap(Messages::language);
    }

    @Command
    private static final class OnlyLanguage {

        @Option(names = OPTION)
        private Optional<String> language = Optional.empty();

        @Unmatched
        private List<String> others;
    }
}
