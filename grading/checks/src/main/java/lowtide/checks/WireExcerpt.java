package lowtide.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Usage;

/**
 * One request as it went over the wire and what became of it, short enough for a report. Holds no key, port or time.
 *
 * @param number of the request within its check, from 1
 * @param systemInstruction its text, shortened; empty if there was none
 * @param contents how many contents it carried, the question included
 * @param shown the first and the last two of them
 * @param status the HTTP status of the answer; 0 if the connection was cut or nothing had been answered yet
 * @param reply the text of the reply, shortened; empty if the answer had none
 * @param tokens what Gemini reported for this call altogether; 0 if it reported nothing
 */
public record WireExcerpt(
        int number, String systemInstruction, int contents, List<Line> shown, int status, String reply, int tokens) {

    private static final int MOST = 6;
    private static final int LONGEST_TEXT = 160; // UTF-16 units; so a transcript stays at about 4 KB
    private static final int SHOWN_AT_THE_END = 2;

    /**
     * One content of a request.
     *
     * @param position among the contents, from 1
     * @param role user or model
     */
    public record Line(int position, String role, String text) {}

    static List<WireExcerpt> lastOf(List<Exchange> exchanges) {
        return exchanges.subList(Math.max(0, exchanges.size() - MOST), exchanges.size()).stream()
                .map(WireExcerpt::of)
                .toList();
    }

    private static WireExcerpt of(Exchange exchange) {
        GeminiRequest request = exchange.request();
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < request.contents().size(); i++) {
            if (i == 0 || i >= request.contents().size() - SHOWN_AT_THE_END) {
                Content content = request.contents().get(i);
                shown.add(new Line(i + 1, content.role().name().toLowerCase(Locale.ROOT), shortened(text(content))));
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
        String text = Quotation.of(whole);
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "... (" + whole.length() + " characters)";
    }
}
