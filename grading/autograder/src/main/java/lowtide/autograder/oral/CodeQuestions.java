package lowtide.autograder.oral;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import lowtide.autograder.report.SubmittedSources;

/** Finds in one file what can be asked about it. A place whose answer is not certain from this file is left out. */
final class CodeQuestions extends TreePathScanner<Void, Void> {

    /** What a question is about. */
    enum Kind {
        REMOVAL,
        LIMIT,
        LOCK,
        MAP,
        REQUEST,
        REFUSAL,
        CLOCK,
        HANDLER,
        DIVISION,
        FIELD
    }

    private final ParsedFile file;
    private final Map<Kind, List<OralQuestion>> found;

    private CodeQuestions(ParsedFile file, Map<Kind, List<OralQuestion>> found) {
        this.file = file;
        this.found = found;
    }

    /** All questions about these files, in the order of the files and their lines. */
    static Map<Kind, List<OralQuestion>> of(List<SubmittedSources.File> files) {
        Map<Kind, List<OralQuestion>> found = new EnumMap<>(Kind.class);
        files.stream()
                .flatMap(file -> ParsedFile.of(file).stream())
                .forEach(parsed -> ofFile(parsed)
                        .forEach((kind, questions) -> found.computeIfAbsent(kind, each -> new ArrayList<>())
                                .addAll(questions)));
        return found;
    }

    private static Map<Kind, List<OralQuestion>> ofFile(ParsedFile parsed) {
        Map<Kind, List<OralQuestion>> found = new EnumMap<>(Kind.class);
        try {
            new CodeQuestions(parsed, found).scan(parsed.unit(), null);
            return found;
        } catch (StackOverflowError tooDeep) {
            return Map.of(); // how much was found depends on the machine
        }
    }

    private void add(Kind kind, Tree at, String mention, String ask, String expected) {
        file.question(file.line(at), mention, ask, expected)
                .ifPresent(question ->
                        found.computeIfAbsent(kind, each -> new ArrayList<>()).add(question));
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree) {
            CallQuestions.of(file, getCurrentPath(), call)
                    .forEach((kind, question) -> found.computeIfAbsent(kind, each -> new ArrayList<>())
                            .add(question));
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void nothing) {
        OptionalInt right = file.number(binary.getRightOperand());
        switch (binary.getKind()) {
            case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL -> {
                boolean onlyRight =
                        file.number(binary.getLeftOperand()).isEmpty() && file.line(binary) == file.lastLine(binary);
                right.stream()
                        .filter(limit -> onlyRight && limit > 1 && limit < 1_000_000)
                        .forEach(limit -> addLimit(binary, limit));
            }
            case DIVIDE ->
                right.stream()
                        .filter(divisor -> divisor > 1 && divisor < 1_000_000 && isSumOfInts(binary.getLeftOperand()))
                        .forEach(divisor -> add(
                                Kind.DIVISION,
                                binary.getRightOperand(),
                                "/",
                                "The sum that this line divides is " + (2 * divisor - 1) + ". What is the result?",
                                "1: it is an int divided by " + divisor + ", so the remainder is dropped."));
            default -> {}
        }
        return super.visitBinary(binary, nothing);
    }

    private void addLimit(BinaryTree binary, int limit) {
        Map<Boolean, List<String>> values = Stream.of(limit - 1, limit, limit + 1)
                .collect(Collectors.partitioningBy(
                        value -> isTrue(binary.getKind(), value, limit),
                        Collectors.mapping(String::valueOf, Collectors.toList())));
        add(
                Kind.LIMIT,
                binary,
                file.text(binary.getRightOperand()),
                "For which of the values " + (limit - 1) + ", " + limit + " and " + (limit + 1) + " of "
                        + file.quoted(binary.getLeftOperand()) + " is " + file.quoted(binary)
                        + " true" + (consequence().isEmpty() ? "?" : ", and what runs then?"),
                "True for " + String.join(" and ", values.get(true)) + ", false for "
                        + String.join(" and ", values.get(false)) + "." + consequence());
    }

    private static boolean isTrue(Tree.Kind comparison, int value, int limit) {
        return switch (comparison) {
            case LESS_THAN -> value < limit;
            case LESS_THAN_EQUAL -> value <= limit;
            case GREATER_THAN -> value > limit;
            default -> value >= limit;
        };
    }

    /** What runs if the comparison that is visited is true, if it is the whole condition of a statement. */
    private String consequence() {
        Tree parenthesized = getCurrentPath().getParentPath().getLeaf();
        Tree statement = getCurrentPath().getParentPath().getParentPath().getLeaf();
        StatementTree body = null;
        if (parenthesized instanceof ParenthesizedTree && statement instanceof IfTree branch) {
            body = branch.getThenStatement();
        } else if (parenthesized instanceof ParenthesizedTree && statement instanceof WhileLoopTree loop) {
            body = loop.getStatement();
        }
        StatementTree first = body instanceof BlockTree block
                ? block.getStatements().stream().findFirst().orElse(null)
                : body;
        return first == null ? "" : " Then line " + file.line(first) + " runs: " + file.quoted(first);
    }

    private static boolean isSumOfInts(ExpressionTree left) {
        return left instanceof MethodInvocationTree sum
                && sum.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("sum")
                && select.getExpression() instanceof MethodInvocationTree mapping
                && mapping.getMethodSelect() instanceof MemberSelectTree name
                && name.getIdentifier().contentEquals("mapToInt");
    }

    @Override
    public Void visitSynchronized(SynchronizedTree block, Void nothing) {
        LockedObject.of(file, getCurrentPath())
                .ifPresent(locked -> add(
                        Kind.LOCK,
                        block,
                        "synchronized",
                        "Which object does this line lock, where does it come from, and up to which line is it locked?",
                        locked + " It is locked up to line " + file.lastLine(block) + "."));
        return super.visitSynchronized(block, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        var flags = method.getModifiers().getFlags();
        if (flags.contains(Modifier.SYNCHRONIZED)) {
            add(
                    Kind.LOCK,
                    method.getReturnType(),
                    method.getName().toString(),
                    "`" + method.getName() + "` is synchronized. Which object does it lock, and how long?",
                    (flags.contains(Modifier.STATIC) ? "The class" : "The object that it is called on")
                            + ", until it returns or throws.");
        }
        return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitThrow(ThrowTree thrown, Void nothing) {
        if (thrown.getExpression() instanceof NewClassTree exception) {
            file.condition(getCurrentPath())
                    .filter(condition -> !condition.isEmpty())
                    .ifPresent(condition -> add(
                            Kind.REFUSAL,
                            thrown,
                            "throw",
                            "What does this line throw, and what must hold for it to run?",
                            file.quoted(exception.getIdentifier()) + ". " + condition));
        }
        return super.visitThrow(thrown, nothing);
    }

    @Override
    public Void visitCatch(CatchTree handler, Void nothing) {
        List<? extends StatementTree> statements = handler.getBlock().getStatements();
        if (!statements.isEmpty()) {
            StatementTree last = statements.get(statements.size() - 1);
            if (last.getKind() == Tree.Kind.THROW || last.getKind() == Tree.Kind.RETURN) {
                add(
                        Kind.HANDLER,
                        handler.getParameter(),
                        "catch",
                        "Which exceptions does this `catch` take, and what is the last statement of its block?",
                        file.quoted(handler.getParameter().getType())
                                + " with all subclasses, unless an earlier `catch` takes them. Line "
                                + file.line(last) + ": " + file.quoted(last));
            }
        }
        return super.visitCatch(handler, nothing);
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
        if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                && owner.getKind() == Tree.Kind.CLASS
                && owner.getSimpleName().length() > 0 // not anonymous
                && field.getInitializer() instanceof NewClassTree) {
            boolean shared = field.getModifiers().getFlags().contains(Modifier.STATIC);
            add(
                    Kind.FIELD,
                    field.getType(),
                    field.getName().toString(),
                    "There are two objects of the class `" + owner.getSimpleName() + "`. Do they share what `"
                            + field.getName() + "` is initialised with, and how do you know?",
                    shared
                            ? "Yes: the field is static, so the class has one."
                            : "No: the field is not static, and its initialiser runs for each object.");
        }
        return super.visitVariable(field, nothing);
    }
}
