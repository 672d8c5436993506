package lowtide.checks.milestones;

import java.util.List;

/** The questions that the lesson ends with, with right and wrong answers. */
enum Milestone {
    QUADRATIC(
            "Why does cost grow quadratically without a context cap?",
            List.of(
                    "Each prompt includes all earlier messages, so N prompts cost 1 + 2 + ... + N.",
                    "Each prompt costs a message more than the one before, so N prompts cost N(N + 1)/2."),
            List.of(
                    "Gemini charges a higher price per token the longer a conversation has lasted.",
                    "Each reply is twice as long as the one before.",
                    "Each new user makes the requests of all other users longer.",
                    "Each prompt is sent once for every user who has ever called.",
                    "The price of a token rises with the number of requests on a day.")),
    LIMIT(
            "What is one way to limit context growth?",
            List.of(
                    "A sliding window: send only the last N messages.",
                    "Summary memory: replace old messages by a short summary.",
                    "Retrieval: send only those earlier messages that have to do with the question."),
            List.of(
                    "A model with a larger context window.",
                    "A lower temperature.",
                    "A database instead of a list, from which all messages are sent.",
                    "A shorter time-out for each request.",
                    "A second API key for users with long conversations.")),
    FAILURE(
            "What production failure is most likely in an unconstrained agent?",
            List.of(
                    "The cost explodes, because the context has no bound.",
                    "A tool is called over and over, in a loop that never ends."),
            List.of(
                    "The API key is revoked, because too few requests are sent.",
                    "The model forgets its training after many conversations.",
                    "Users get the same answer, because the temperature falls with every call.",
                    "Replies become shorter, because the model saves tokens by itself.",
                    "The tokenizer runs out of tokens.")),
    BANKRUPTCY(
            "How would you prevent a 10,000 user system from bankrupting you?",
            List.of(
                    "Cap the context, limit tool calls, limit each user's rate, and watch the cost with alerts at a budget.",
                    "Bound context, tool calls and requests per user, measure the cost, and be warned before the budget is"
                            + " spent."),
            List.of(
                    "Put more servers behind a load balancer, and add one whenever response times rise above three seconds.",
                    "Retry every failed request until it succeeds, so that nothing paid for is lost.",
                    "Read the vendor's bill at the end of the month, and raise the price then.",
                    "Ask users in the system instruction to be brief, and the model to answer in one sentence if it can.",
                    "Send the requests of all users as one conversation, so that each message is paid for once."));

    private final String question;
    private final List<String> right;
    private final List<String> wrong;

    Milestone(String question, List<String> right, List<String> wrong) {
        this.question = question;
        this.right = right;
        this.wrong = wrong;
    }

    String question() {
        return question;
    }

    /** Right answers; one will do. */
    List<String> right() {
        return right;
    }

    /** Wrong answers. */
    List<String> wrong() {
        return wrong;
    }
}
