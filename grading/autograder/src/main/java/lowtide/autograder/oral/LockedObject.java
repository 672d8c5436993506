package lowtide.autograder.oral;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the object comes from that a {@code synchronized} statement locks. */
final class LockedObject {

    /** Scopes that may declare the variable in another way. */
    private static final Set<Tree.Kind> OTHER_SCOPES = Set.of(
            Tree.Kind.LAMBDA_EXPRESSION,
            Tree.Kind.FOR_LOOP,
            Tree.Kind.ENHANCED_FOR_LOOP,
            Tree.Kind.TRY,
            Tree.Kind.CATCH,
            Tree.Kind.CASE);

    private LockedObject() {}

    /** A sentence; empty if the place where the object comes from is not certain from this file. */
    static Optional<String> of(ParsedFile file, TreePath block) {
        SynchronizedTree statement = (SynchronizedTree) block.getLeaf();
        ExpressionTree locked = ((ParenthesizedTree) statement.getExpression()).getExpression();
        if (!(locked instanceof IdentifierTree identifier)) {
            return Optional.of("The object that " + file.quoted(locked) + " is when this line is reached.");
        } else if (identifier.getName().contentEquals("this")) {
            return Optional.of("The object on which the method was called.");
        }
        return declaration(block, identifier.getName().toString()).map(declared -> describe(file, declared));
    }

    private static String describe(ParsedFile file, TreePath declared) {
        VariableTree variable = (VariableTree) declared.getLeaf();
        String name = "`" + variable.getName() + "`";
        String line = " in line " + file.line(variable);
        if (declared.getParentPath().getLeaf() instanceof ClassTree) {
            return "The object in the field " + name + line + ".";
        } else if (variable.getInitializer() == null) {
            return "The object that is passed as " + name + line + ".";
        }
        return "What " + name + " is set to" + line + ": " + file.quoted(variable.getInitializer()) + ".";
    }

    /** The variable with this name that a place sees; empty if another one may be meant. */
    private static Optional<TreePath> declaration(TreePath place, String name) {
        for (TreePath path = place; path.getParentPath() != null; path = path.getParentPath()) {
            TreePath outer = path.getParentPath();
            if (OTHER_SCOPES.contains(outer.getLeaf().getKind())) {
                return Optional.empty();
            }
            Optional<VariableTree> found = variables(outer.getLeaf(), path.getLeaf())
                    .filter(each -> each.getName().contentEquals(name))
                    .findFirst();
            if (found.isPresent()) {
                return found.filter(variable ->
                                outer.getLeaf().getKind() != Tree.Kind.BLOCK || variable.getInitializer() != null)
                        .map(variable -> new TreePath(outer, variable));
            }
        }
        return Optional.empty();
    }

    /** What a scope declares: of a block, what stands before the statement with the place. */
    private static Stream<VariableTree> variables(Tree scope, Tree inner) {
        List<? extends Tree> members = List.of();
        if (scope instanceof BlockTree block) {
            members = block.getStatements().subList(0, block.getStatements().indexOf(inner));
        } else if (scope instanceof MethodTree method) {
            members = method.getParameters();
        } else if (scope instanceof ClassTree owner) {
            members = owner.getMembers();
        }
        return members.stream().filter(VariableTree.class::isInstance).map(VariableTree.class::cast);
    }
}
