package lowtide.chat.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.chat.turn.Shortened;
import lowtide.chat.turn.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.RawExchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/** The requests to Gemini, newest last, each with the turn that caused it. Not thread-safe. */
public final class Wire {

    private static final int MAX = 500;

    private final Map<Integer, WireRequest> requests = new LinkedHashMap<>();
    private final Map<Integer, Turn> waiting = new LinkedHashMap<>();
    private final Map<String, Totals> totals = new HashMap<>();
    private final Speakers speakers = new Speakers();
    private final Prices prices;

    public Wire(Prices prices) {
        this.prices = prices;
    }

    public void begun(Turn turn) {
        waiting.put(turn.id(), turn);
        speakers.add(turn.user(), turn.message());
    }

    /** Notes what Gemini has answered, and returns the numbers of the requests of this turn. */
    public List<Integer> ended(Turn turn, List<Exchange> exchanges) {
        waiting.remove(turn.id());
        answered(exchanges);
        return requests.values().stream()
                .filter(request -> request.turn() == turn.id())
                .map(WireRequest::number)
                .toList();
    }

    /** Notes a request that has just arrived. */
    public void arrived(GeminiRequest request) {
        Optional<Turn> turn = causeOf(request);
        String user = turn.map(Turn::user).orElse("");
        List<WireMessage> messages = messages(request, user);
        requests.put(
                request.index(),
                new WireRequest(
                        request.index(),
                        turn.map(Turn::id).orElse(-1),
                        user,
                        request.model(),
                        messages,
                        false,
                        0,
                        Optional.empty(),
                        BigDecimal.ZERO));
        if (requests.size() > MAX) {
            requests.remove(requests.keySet().iterator().next());
        }
    }

    public List<WireRequest> requests() {
        return List.copyOf(requests.values());
    }

    /** The newest of them, oldest first. */
    public List<WireRequest> newest(int count) {
        return requests.values().stream()
                .skip(Math.max(0, requests.size() - count))
                .toList();
    }

    /**
     * One of them; empty if it is not kept any more.
     *
     * @param raw its bodies, if they are known
     */
    public Optional<RequestDetail> request(int number, Optional<RawExchange> raw) {
        return Optional.ofNullable(requests.get(number))
                .map(request -> new RequestDetail(
                        request,
                        requests.values().stream()
                                .filter(other ->
                                        other.number() < number && other.user().equals(request.user()))
                                .reduce((earlier, later) -> later)
                                .map(before -> Difference.between(before, request)),
                        raw.map(RawExchange::took)
                                .filter(took -> !took.isZero())
                                .map(Duration::toMillis)));
    }

    /** What all requests for a user have cost. */
    public Totals totals(String user) {
        return totals.getOrDefault(user, Totals.NONE);
    }

    private void answered(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            WireRequest known = requests.get(exchange.request().index());
            if (known != null && exchange.finished() && !known.finished()) {
                WireRequest answered = known.answered(exchange, prices);
                requests.put(known.number(), answered);
                totals.merge(known.user(), Totals.of(answered), Totals::plus);
                exchange.replyText().ifPresent(text -> speakers.add(known.user(), text));
            }
        }
    }

    /** Among the turns that wait, the one whose message the request ends with, or has anywhere, or else the newest. */
    private Optional<Turn> causeOf(GeminiRequest request) {
        List<Turn> newestFirst = new ArrayList<>(waiting.values());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(turn -> request.last().text().contains(turn.message()))
                .findFirst()
                .or(() -> newestFirst.stream()
                        .filter(turn -> request.contents().stream()
                                .anyMatch(content -> content.text().contains(turn.message())))
                        .findFirst())
                .or(() -> newestFirst.stream().findFirst());
    }

    private List<WireMessage> messages(GeminiRequest request, String user) {
        List<WireMessage> messages = new ArrayList<>();
        Map<String, Integer> later = new HashMap<>();
        List<Content> contents = request.contents();
        for (int i = contents.size() - 1; i >= 0; i--) {
            String text = contents.get(i).parts().stream().map(Part::asText).collect(Collectors.joining("\n"));
            messages.add(message(
                    contents.get(i).isUser() ? "user" : "model",
                    text,
                    user,
                    later.merge(text.strip(), 1, Integer::sum) - 1));
        }
        request.systemInstruction().ifPresent(text -> messages.add(message("system", text, user, 0)));
        Collections.reverse(messages);
        return List.copyOf(messages);
    }

    private WireMessage message(String role, String text, String user, int later) {
        Shortened shown = Shortened.of(text);
        String owner = speakers.owner(text, user, later).orElse("");
        return new WireMessage(role, shown.text(), shown.length(), owner, !owner.isEmpty() && !owner.equals(user));
    }
}
