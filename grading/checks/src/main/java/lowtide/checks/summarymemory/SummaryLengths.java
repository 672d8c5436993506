package lowtide.checks.summarymemory;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** Summaries of many lengths, and how much of each the model gets. Not thread-safe. */
final class SummaryLengths {

    /** The most characters of a summary: UTF-16 units or code points, as the agent likes. */
    static final int LONGEST = 1_200;

    private static final int FEWEST = 1_000; // UTF-16 units that are left of a longer one
    private static final int INTRODUCTION = 500; // UTF-16 units that are not from the summary, at most
    private static final int CODE_POINTS = 1_150;
    private static final int FIRST_EMOJI = 1_120; // and from there on to 1,240, so that a pair is at every likely end
    private static final int EMOJIS = 60;
    private static final int MUCH_TOO_LONG = 5_000;
    private static final String AVOCADO = "\ud83e\udd51";
    private static final String SENTENCE = "The user walks every day,\n  and sleeps well. ";
    private static final String EMOJI_SENTENCE = AVOCADO.repeat(20) + ". ";

    private final CheckContext<SummaryMemoryAgent> context;

    SummaryLengths(CheckContext<SummaryMemoryAgent> context) {
        this.context = context;
    }

    /** One text of each kind; the first word of each is its own. */
    List<String> drawn() {
        Random random = context.random();
        return List.of(
                text(LONGEST + 1),
                text(LONGEST),
                text(LONGEST + 2 + random.nextInt(LONGEST)),
                text(FIRST_EMOJI) + AVOCADO.repeat(EMOJIS) + text(LONGEST),
                text(FIRST_EMOJI + 1) + AVOCADO.repeat(EMOJIS) + text(LONGEST),
                ofEmoji(),
                text(20 + random.nextInt(LONGEST - 20)),
                text(MUCH_TOO_LONG));
    }

    private String text(int units) {
        String text = context.word() + " is what the user likes. " + SENTENCE.repeat(units / SENTENCE.length() + 1);
        return text.substring(0, units - 1) + ".";
    }

    private String ofEmoji() {
        String text = context.word() + " is what the user likes. "
                + EMOJI_SENTENCE.repeat(CODE_POINTS / EMOJI_SENTENCE.codePointCount(0, EMOJI_SENTENCE.length()));
        return text.strip();
    }

    /** Fails unless the system instruction has as much of the newest summary as it may, and little else. */
    void areKept(MemoryTurn turn) {
        String instruction = turn.request().systemInstruction().orElse("");
        turn.newestSummary().ifPresent(summary -> isKept(turn, summary, instruction));
    }

    private static void isKept(MemoryTurn turn, Summary summary, String instruction) {
        String text = summary.text();
        int start = instruction.indexOf(text.substring(0, text.indexOf(' ')));
        int kept = start < 0 ? 0 : common(instruction.substring(start), text);
        String seen = "The " + summary.name().substring(4) + " had " + text.length() + " characters, and the system"
                + " instruction in " + turn.name() + " held the first " + kept + " of them.";
        if (kept < Math.min(text.length() <= LONGEST ? text.length() : FEWEST, text.length())) {
            throw new CheckFailure(
                    turn.request(),
                    seen,
                    "all of a summary of up to " + LONGEST + " characters, and at least " + FEWEST
                            + " of a longer one.");
        }
        if (text.codePointCount(0, kept) > LONGEST) {
            throw new CheckFailure(turn.request(), seen, "at most " + LONGEST + " characters of a summary.");
        }
        if (partsACharacter(text, kept, instruction, start + kept)) {
            throw new CheckFailure(
                    turn.request(),
                    seen + " The next character is " + AVOCADO
                            + ", two units in UTF-16, and only one of them was kept.",
                    "no half characters.");
        }
        int rest = instruction.length() - kept;
        if (rest > INTRODUCTION) {
            throw new CheckFailure(
                    turn.request(),
                    seen + " Besides them, it had " + rest + " characters.",
                    "the newest summary, and at most " + INTRODUCTION + " characters that introduce it.");
        }
    }

    /** How many units both begin with. */
    private static int common(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? other.length() : mismatch;
    }

    /** Half a character is a single surrogate, or what an encoder puts in its place. */
    private static boolean partsACharacter(String text, int kept, String instruction, int end) {
        if (kept == text.length()) {
            return false;
        }
        char next = end < instruction.length() ? instruction.charAt(end) : ' ';
        return Character.isLowSurrogate(text.charAt(kept))
                || Character.isHighSurrogate(text.charAt(kept)) && (next == '?' || next == '\ufffd');
    }
}
