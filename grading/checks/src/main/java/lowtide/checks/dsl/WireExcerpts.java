package lowtide.checks.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lowtide.course.WireExcerpt;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Usage;

/** Makes excerpts of requests for reports. */
public final class WireExcerpts {

    private static final int MAX = 6;
    private static final int LONGEST_TEXT = 160; // UTF-16 units; so a transcript stays at about 4 KB
    private static final int SHOWN_AT_THE_END = 2;

    private WireExcerpts() {}

    /** Of the last requests, oldest first. */
    public static List<WireExcerpt> lastOf(List<Exchange> exchanges) {
        return exchanges.subList(Math.max(0, exchanges.size() - MAX), exchanges.size()).stream()
                .map(WireExcerpts::of)
                .toList();
    }

    private static WireExcerpt of(Exchange exchange) {
        GeminiRequest request = exchange.request();
        List<WireExcerpt.Line> shown = new ArrayList<>();
        for (int i = 0; i < request.contents().size(); i++) {
            if (i == 0 || i >= request.contents().size() - SHOWN_AT_THE_END) {
                Content content = request.contents().get(i);
                shown.add(new WireExcerpt.Line(
                        i + 1, content.role().name().toLowerCase(Locale.ROOT), shortened(text(content))));
            }
        }
        return new WireExcerpt(
                request.index() + 1,
                shortened(request.systemInstruction().orElse("")),
                request.contents().size(),
                List.copyOf(shown),
                exchange.status(),
                shortened(exchange.replyText().orElse("")),
                exchange.usage().map(Usage::total).orElse(0));
    }

    private static String text(Content content) {
        return content.parts().stream().map(Part::asText).collect(Collectors.joining(" "));
    }

    private static String shortened(String whole) {
        String text = Redactor.of(whole);
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "... (" + whole.length() + " characters)";
    }
}
