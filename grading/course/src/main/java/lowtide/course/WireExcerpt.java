package lowtide.course;

import java.util.List;

/**
 * One request and its answer as sent over the wire, short enough for a report. Contains no key, port or time.
 *
 * @param number of the request within its check, from 1
 * @param systemInstruction its text, shortened; empty if there was none
 * @param contents how many contents it carried, the question included
 * @param shown the first and the last two of them
 * @param status the HTTP status of the answer; 0 if the connection was reset or there was no answer yet
 * @param reply the text of the reply, shortened; empty if the answer had none
 * @param tokens all tokens that Gemini reported for this call; 0 if it reported none
 */
public record WireExcerpt(
        int number, String systemInstruction, int contents, List<Line> shown, int status, String reply, int tokens) {

    /** Copies the list. */
    public WireExcerpt {
        shown = List.copyOf(shown);
    }

    /**
     * One content of a request.
     *
     * @param position among the contents, from 1
     * @param role user or model
     * @param text shortened
     */
    public record Line(int position, String role, String text) {}
}
