package lowtide.autograder.oral;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import lowtide.autograder.report.SubmittedSources;

/** The syntax tree of one file, with the variables declared in it. Nothing is resolved beyond the file. */
final class ParsedFile {

    private final SubmittedSources.File file;
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, List<VariableTree>> variables = new HashMap<>();
    private final Set<Tree> parameters = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    private ParsedFile(SubmittedSources.File file, String text, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.text = text;
        this.unit = unit;
        this.positions = positions;
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                variables
                        .computeIfAbsent(variable.getName().toString(), name -> new ArrayList<>())
                        .add(variable);
                return super.visitVariable(variable, nothing);
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                parameters.addAll(method.getParameters());
                return super.visitMethod(method, nothing);
            }

            @Override
            public Void visitAssignment(AssignmentTree assignment, Void nothing) {
                String variable = name(assignment.getVariable());
                if (!variable.equals(name(assignment.getExpression()))) {
                    replaced.add(variable);
                }
                return super.visitAssignment(assignment, nothing);
            }
        }.scan(unit, null);
    }

    /** Empty if the file is not whole, or the parser cannot read it. */
    static Optional<ParsedFile> of(SubmittedSources.File file) {
        if (!file.holdsEverything()) {
            return Optional.empty();
        }
        String text = String.join("\n", file.lines());
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask)
                javac.getTask(new StringWriter(), null, diagnostics, List.of("-proc:none"), null, List.of(source));
        try {
            Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
            boolean wrong =
                    diagnostics.getDiagnostics().stream().anyMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
            return wrong || !units.hasNext()
                    ? Optional.empty()
                    : Optional.of(new ParsedFile(
                            file, text, units.next(), Trees.instance(task).getSourcePositions()));
        } catch (StackOverflowError | RuntimeException tooMuch) {
            return Optional.empty(); // a very deep expression; javac throws both
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    CompilationUnitTree unit() {
        return unit;
    }

    int line(Tree tree) {
        return lineAt(positions.getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return lineAt(positions.getEndPosition(unit, tree) - 1);
    }

    private int lineAt(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /** What is written there, in one line. */
    String text(Tree tree) {
        int start = (int) positions.getStartPosition(unit, tree);
        int end = (int) positions.getEndPosition(unit, tree);
        return start < 0 || end < start ? "" : text.substring(start, end).replaceAll("\\s+", " ");
    }

    /** A piece of code between backticks, cut if it is long. */
    String quoted(Tree tree) {
        String written = text(tree);
        return "`" + (written.length() <= 90 ? written : written.substring(0, 87) + "...") + "`";
    }

    /**
     * A question about a line.
     *
     * @param mention what the line contains if it is the right one: a statement may be spread over several
     */
    Optional<OralQuestion> question(int line, String mention, String ask, String expected) {
        String code = file.lines().get(line - 1).strip();
        return code.contains(mention)
                ? Optional.of(new OralQuestion(file.path(), line, code, ask, expected))
                : Optional.empty();
    }

    /** The only variable of this file with the name that an expression ends in. */
    Optional<VariableTree> variable(ExpressionTree expression) {
        List<VariableTree> named = variables.getOrDefault(name(expression), List.of());
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Whether all variables of this name have one of these types, whatever their type arguments are. */
    boolean hasType(ExpressionTree expression, Set<String> types) {
        List<VariableTree> named = variables.getOrDefault(name(expression), List.of());
        return !named.isEmpty()
                && named.stream().allMatch(each -> each.getType() != null && isOneOf(types, text(each.getType())));
    }

    private boolean isOneOf(Set<String> types, String written) {
        String type = written.replaceFirst("\\s*<.*", "");
        return types.contains(type) && isImported(type);
    }

    /** Whether a type of this simple name is one of the JDK or LangChain4j, and not of the student. */
    boolean isImported(String type) {
        return unit.getImports().stream()
                .map(each -> each.getQualifiedIdentifier().toString())
                .anyMatch(each -> each.matches("(java|dev\\.langchain4j)\\..*\\." + type));
    }

    /** Whether a variable has the value that a caller passed: a parameter, or a field that is set from it. */
    boolean isPassedIn(ExpressionTree expression) {
        List<VariableTree> named = variables.getOrDefault(name(expression), List.of());
        return named.stream().anyMatch(parameters::contains)
                && named.stream().allMatch(each -> each.getInitializer() == null)
                && !replaced.contains(name(expression));
    }

    /**
     * A sentence about the nearest condition around a place in a method, which is empty if there is none.
     *
     * @return nothing if whether the place runs depends on more than statements, such as on a lambda expression
     */
    Optional<String> condition(TreePath place) {
        for (TreePath path = place; path.getParentPath() != null; path = path.getParentPath()) {
            Tree inner = path.getLeaf();
            Tree outer = path.getParentPath().getLeaf();
            if (outer instanceof IfTree branch) {
                return inner == branch.getThenStatement()
                        ? Optional.of(inBodyOf("if ", branch.getCondition()))
                        : Optional.empty();
            } else if (outer instanceof WhileLoopTree loop) {
                return inner == loop.getStatement()
                        ? Optional.of(inBodyOf("while ", loop.getCondition()))
                        : Optional.empty();
            }
            switch (outer.getKind()) {
                case METHOD -> {
                    return Optional.of("");
                }
                case BLOCK, EXPRESSION_STATEMENT, VARIABLE, ASSIGNMENT, RETURN, SYNCHRONIZED, METHOD_INVOCATION -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private String inBodyOf(String keyword, ExpressionTree condition) {
        return "It is in the body of `" + keyword + text(condition) + "` in line " + line(condition) + ".";
    }

    /** The number that an expression is: a literal, or a constant of this file. */
    OptionalInt number(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal && literal.getValue() instanceof Integer value) {
            return OptionalInt.of(value);
        }
        return expression instanceof IdentifierTree
                ? variable(expression)
                        .filter(each ->
                                each.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
                                        && each.getInitializer() instanceof LiteralTree
                                        && Set.of("int", "long").contains(text(each.getType())))
                        .map(each -> number(each.getInitializer()))
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private static String name(ExpressionTree expression) {
        if (expression instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        return expression instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : "";
    }
}
