package lowtide.autograder.oral;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import lowtide.autograder.oral.CodeQuestions.Kind;

/** What can be asked about one call of a method on something. */
final class CallQuestions {

    private static final Set<String> LISTS = Set.of("List", "ArrayList", "LinkedList");
    private static final Set<String> QUEUES = Set.of("LinkedList", "Deque", "ArrayDeque");
    private static final Set<String> CLOCKS = Set.of("InstantSource", "Clock");
    private static final Set<Tree.Kind> LOOPS =
            Set.of(Tree.Kind.WHILE_LOOP, Tree.Kind.DO_WHILE_LOOP, Tree.Kind.FOR_LOOP, Tree.Kind.ENHANCED_FOR_LOOP);

    private final ParsedFile file;
    private final TreePath path;
    private final MethodInvocationTree call;
    private final ExpressionTree receiver;
    private final String name;
    private final Map<Kind, OralQuestion> questions = new EnumMap<>(Kind.class);

    private CallQuestions(ParsedFile file, TreePath path, MethodInvocationTree call) {
        MemberSelectTree select = (MemberSelectTree) call.getMethodSelect();
        this.file = file;
        this.path = path;
        this.call = call;
        this.receiver = select.getExpression();
        this.name = select.getIdentifier().toString();
    }

    /** The questions about this call, whose method is selected from an expression. */
    static Map<Kind, OralQuestion> of(ParsedFile file, TreePath path, MethodInvocationTree call) {
        CallQuestions found = new CallQuestions(file, path, call);
        found.removal();
        found.window();
        found.map();
        found.request();
        found.clock();
        return found.questions;
    }

    private void add(Kind kind, String ask, String expected) {
        file.question(file.lastLine(call.getMethodSelect()), name, ask, expected)
                .ifPresent(question -> questions.put(kind, question));
    }

    private void removal() {
        removed()
                .ifPresent(removed -> file.condition(path)
                        .ifPresent(condition -> add(
                                Kind.REMOVAL,
                                "What does " + file.quoted(call) + " remove, and what must hold for it to run?",
                                removed + " "
                                        + (condition.isEmpty()
                                                ? "No `if` and no loop of its method is around it."
                                                : condition))));
    }

    private Optional<String> removed() {
        if (name.equals("clear")
                && receiver instanceof MethodInvocationTree part
                && part.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("subList")
                && file.hasType(select.getExpression(), LISTS)) {
            OptionalInt first = file.number(part.getArguments().get(0));
            OptionalInt end = file.number(part.getArguments().get(1));
            return first.isPresent() && first.getAsInt() == 0 && end.isPresent() && end.getAsInt() > 1
                    ? Optional.of(
                            "The first " + end.getAsInt() + " elements of " + file.quoted(select.getExpression()) + ".")
                    : Optional.empty();
        }
        boolean atZero = name.equals("remove")
                && file.hasType(receiver, LISTS)
                && call.getArguments().size() == 1
                && file.number(call.getArguments().get(0)).equals(OptionalInt.of(0));
        boolean ofQueue = call.getArguments().isEmpty() && file.hasType(receiver, QUEUES);
        boolean first = ofQueue && Set.of("removeFirst", "pollFirst", "poll").contains(name);
        boolean last = ofQueue && Set.of("removeLast", "pollLast").contains(name);
        return atZero || first || last
                ? Optional.of("The " + (last ? "last" : "first") + " element of " + file.quoted(receiver) + ".")
                : Optional.empty();
    }

    private void window() {
        if (name.equals("withMaxMessages")
                && file.text(receiver).equals("MessageWindowChatMemory")
                && file.isImported("MessageWindowChatMemory")
                && call.getArguments().size() == 1) {
            file.number(call.getArguments().get(0))
                    .ifPresent(limit -> add(
                            Kind.LIMIT,
                            "How many messages does the memory in this line keep, and which goes when it is full?",
                            "At most " + limit + ". The oldest goes first, but a system message stays."));
        }
    }

    private void map() {
        boolean concurrent = file.variable(receiver)
                .filter(each -> each.getModifiers().getFlags().contains(Modifier.FINAL)
                        && each.getInitializer() instanceof NewClassTree created
                        && file.text(created.getIdentifier()).matches("ConcurrentHashMap\\s*(<.*)?")
                        && file.isImported("ConcurrentHashMap"))
                .isPresent();
        if (concurrent
                && name.equals("computeIfAbsent")
                && call.getArguments().get(1) instanceof LambdaExpressionTree function
                && function.getBody() instanceof NewClassTree) {
            add(
                    Kind.MAP,
                    "Two calls with the same new key reach this line at once. How often does the function in it run,"
                            + " and what do the two calls get?",
                    "Once, because `computeIfAbsent` of a `ConcurrentHashMap` is atomic. Both get the same object.");
        }
    }

    /** What has run and what has not when a request fails; nothing inside a loop, whose body may have run before. */
    private void request() {
        if (!name.equals("chat") || !file.hasType(receiver, Set.of("ChatModel"))) {
            return;
        }
        TreePath statement = path;
        while (!(statement.getParentPath().getLeaf() instanceof BlockTree)) {
            if (statement.getLeaf() instanceof LambdaExpressionTree
                    || statement.getParentPath().getParentPath() == null) {
                return;
            }
            statement = statement.getParentPath();
        }
        for (TreePath outer = statement; outer != null; outer = outer.getParentPath()) {
            if (LOOPS.contains(outer.getLeaf().getKind()) || outer.getLeaf() instanceof LambdaExpressionTree) {
                return;
            }
        }
        BlockTree block = (BlockTree) statement.getParentPath().getLeaf();
        List<? extends StatementTree> all = block.getStatements();
        int index = all.indexOf(statement.getLeaf());
        if (index + 1 < all.size() && statement.getLeaf().getKind() != Tree.Kind.TRY) {
            add(
                    Kind.REQUEST,
                    "Gemini fails, and " + file.quoted(call)
                            + " throws. Which statements of the block around it have run, and which do not run?",
                    (index == 0 ? "None has run." : "Run: " + places(all.subList(0, index)) + ".") + " Not run: "
                            + places(all.subList(index + 1, all.size())) + ".");
        }
    }

    private String places(List<? extends StatementTree> statements) {
        return statements.stream()
                .map(each -> "line " + file.line(each))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void clock() {
        String written = file.text(call);
        String ask = "Which clock does " + file.quoted(call) + " read, and can a test set its time?";
        if (Set.of("instant", "millis").contains(name) && file.hasType(receiver, CLOCKS)) {
            if (file.isPassedIn(receiver)) {
                add(Kind.CLOCK, ask, file.quoted(receiver) + ", which is passed in: a test can pass another one.");
            }
        } else if (written.matches("System\\.(nanoTime|currentTimeMillis)\\(\\)")
                || written.equals("Instant.now()") && file.isImported("Instant")) {
            add(Kind.CLOCK, ask, "That of the machine: a test cannot set it.");
        }
    }
}
