package lowtide.desk.report;

import java.util.List;
import java.util.regex.Pattern;
import lowtide.autograder.grade.CheckResult;
import lowtide.course.CheckOutcome;
import lowtide.course.WireExcerpt;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** The last requests that a check saw at Gemini, with their answers. */
public final class WirePage {

    /** How long a text was that is shown in part. */
    private static final Pattern SHORTENED = Pattern.compile("(?<=\\.\\.\\. )\\((\\d+) characters\\)$");

    private WirePage() {}

    /**
     * Writes the requests, or why there are none.
     *
     * @param most how many of the last requests
     */
    public static Page of(Page page, Messages messages, CheckResult check, int most) {
        page.text(Style.STRONG, check.check().id() + " ", check.check().title());
        List<WireExcerpt> requests =
                check.outcome() instanceof CheckOutcome.Failed failed ? failed.transcript() : List.of();
        if (requests.isEmpty()) {
            page.text(Style.PLAIN, messages.text("wire." + why(check)));
        }
        requests.subList(Math.max(0, requests.size() - most), requests.size())
                .forEach(request -> request(page.gap(), messages, request));
        return page;
    }

    private static String why(CheckResult check) {
        return switch (check.verdict()) {
            case PASSED, NOT_REACHED -> check.verdict().name();
            case FAILED, KIT_ERROR -> "FAILED";
        };
    }

    private static String answer(Messages messages, WireExcerpt request) {
        if (request.status() == 0) {
            return messages.text("wire.no_answer");
        }
        String status = String.valueOf(request.status());
        return request.tokens() == 0
                ? messages.text("wire.answer", status)
                : messages.text("wire.answer_tokens", status, request.tokens());
    }

    private static void request(Page page, Messages messages, WireExcerpt request) {
        page.text(Style.STRONG, messages.text("wire.request", request.number(), request.contents()));
        if (!request.systemInstruction().isEmpty()) {
            page.text(
                    Style.PLAIN,
                    "     " + messages.text("wire.system") + "  ",
                    shown(messages, request.systemInstruction()));
        }
        int previous = 0;
        for (WireExcerpt.Line line : request.shown()) {
            int leftOut = line.position() - previous - 1;
            if (leftOut > 0) {
                page.text(Style.FAINT, "     ", messages.text("wire.more", leftOut));
            }
            page.text(
                    Style.PLAIN,
                    String.format("%4d %-6s ", line.position(), line.role()),
                    shown(messages, line.text()));
            previous = line.position();
        }
        page.text(
                Style.PLAIN,
                "  -> ",
                answer(messages, request)
                        + (request.reply().isEmpty() ? "." : ": " + shown(messages, request.reply())));
    }

    private static String shown(Messages messages, String text) {
        return SHORTENED.matcher(text).replaceFirst(found -> messages.text("wire.shortened", found.group(1)));
    }
}
