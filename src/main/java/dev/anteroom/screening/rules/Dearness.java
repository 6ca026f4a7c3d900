package dev.anteroom.screening.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a condition would take at most for a long comment, and whether everything in it is allowed. What is left out of CEL
 * (joined texts, maps, conversions) is what makes much of little, or fails for some comments only.
 */
final class Dearness {

    /** For 10,000 characters, where an ordinary comment has 200. At worst, a step was seen to take 80 ns. */
    private static final long MOST = 2_000_000;

    private static final int MOST_PARTS = 500;

    private static final Set<String> CHEAP = Set.of(
            "_&&_", "_||_", "!_", "_?_:_", "_-_", "_*_", "_/_", "_%_", "-_", "@not_strictly_false", "_[_]", "size");
    private static final Set<String> COMPARING =
            Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "startsWith", "endsWith");

    private record Estimate(long cost, Extent extent) {}

    private final CelAbstractSyntaxTree tree;
    private final Map<String, Extent> loops = new HashMap<>();
    private final Set<String> mentions = new TreeSet<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private int parts;
    private long cost;

    private Dearness(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    static Dearness of(CelAbstractSyntaxTree tree) {
        Dearness dearness = new Dearness(tree);
        dearness.cost = dearness.estimate(tree.getExpr()).cost();
        if (dearness.parts > MOST_PARTS) {
            dearness.problem(tree.getExpr(), "The condition has more than " + MOST_PARTS + " parts.");
        } else if (dearness.cost > MOST) {
            dearness.problem(tree.getExpr(), "The condition would take too long for a long comment.");
        }
        return dearness;
    }

    Set<String> mentions() {
        return mentions;
    }

    long cost() {
        return cost;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private void problem(CelExpr at, String message) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(at.id(), 0);
        problems.add(tree.getSource()
                .getOffsetLocation(offset)
                .map(place -> new RuleProblem(place.getLine(), place.getColumn() + 1, message))
                .orElseGet(() -> new RuleProblem(1, 1, message)));
    }

    private Estimate estimate(CelExpr part) {
        parts++;
        return switch (part.getKind()) {
            case CONSTANT -> new Estimate(1, constant(part.constant()));
            case IDENT -> variable(part, name(part, part.ident().name()));
            case SELECT -> select(part);
            case CALL -> call(part, part.call());
            case LIST -> list(part.list().elements());
            case COMPREHENSION -> loop(part.comprehension());
            default -> refused(part, "Only conditions, lists and texts can be written in a rule.");
        };
    }

    private Estimate refused(CelExpr part, String message) {
        problem(part, message);
        return new Estimate(1, Extent.ONE);
    }

    private static Extent constant(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.STRING_VALUE
                ? Extent.string(constant.stringValue().length())
                : Extent.ONE;
    }

    /** The whole name where several parts of it, such as {@code author.known}, are one variable. */
    private String name(CelExpr part, String written) {
        return tree.getReference(part.id()).map(reference -> reference.name()).orElse(written);
    }

    private Estimate variable(CelExpr part, String name) {
        Extent inLoop = loops.get(name);
        if (inLoop != null) {
            return new Estimate(1 + walk(inLoop), inLoop);
        }
        return RuleVariable.named(name)
                .map(variable -> {
                    mentions.add(name);
                    return new Estimate(1 + walk(variable.largest()), variable.largest());
                })
                .orElseGet(() -> refused(part, "There is no variable “" + name + "”."));
    }

    /** A list is walked over wherever it is mentioned, at a fraction of a step for each element. */
    private static long walk(Extent extent) {
        return extent.element() == null ? 0 : extent.size() / Facts.ELEMENTS_A_STEP;
    }

    private Estimate select(CelExpr part) {
        String whole = name(part, "");
        if (RuleVariable.named(whole).isPresent()) {
            return variable(part, whole);
        }
        return new Estimate(estimate(part.select().operand()).cost() + 1, Extent.string(50));
    }

    private Estimate call(CelExpr part, CelCall call) {
        List<CelExpr> written = new ArrayList<>();
        call.target().ifPresent(written::add);
        written.addAll(call.args());
        List<Estimate> arguments = written.stream().map(this::estimate).toList();
        long before = arguments.stream().mapToLong(Estimate::cost).sum() + 1;
        String function = call.function();
        if (CHEAP.contains(function)) {
            return new Estimate(before, cheap(function, arguments));
        }
        if (COMPARING.contains(function)) {
            long least = arguments.stream()
                    .mapToLong(argument -> argument.extent().whole())
                    .min()
                    .orElse(1);
            return new Estimate(before + least / 8, Extent.ONE);
        }
        return switch (function) {
            case "_+_" -> new Estimate(before, sum(part, call, arguments));
            case "@in" -> new Estimate(before + arguments.get(1).extent().whole() / 4, Extent.ONE);
            case "contains" -> new Estimate(before + search(arguments), Extent.ONE);
            case "matches" -> new Estimate(before + pattern(written, arguments), Extent.ONE);
            case "hasWord" -> new Estimate(before + word(written), Extent.ONE);
            case "duration" -> new Estimate(before + duration(part, written), Extent.ONE);
            default -> refused(part, "The function “" + function + "” cannot be used in a rule.");
        };
    }

    private static Extent cheap(String function, List<Estimate> arguments) {
        return switch (function) {
            case "_?_:_" -> arguments.get(1).extent().or(arguments.get(2).extent());
            case "_[_]" -> arguments.get(0).extent().elementOrOne();
            default -> Extent.ONE;
        };
    }

    /** Numbers; and lists where a loop gathers its results. */
    private Extent sum(CelExpr part, CelCall call, List<Estimate> arguments) {
        CelExpr first = call.args().get(0);
        Extent left = arguments.get(0).extent();
        Extent right = arguments.get(1).extent();
        if (first.getKind() == Kind.IDENT && first.ident().name().startsWith("@")) {
            return Extent.list(left.size() + right.size(), left.elementOrOne().or(right.elementOrOne()));
        }
        boolean joins = tree.getReference(part.id()).stream()
                .flatMap(reference -> reference.overloadIds().stream())
                .anyMatch(Set.of("add_string", "add_list", "add_bytes")::contains);
        if (joins) {
            problem(part, "Texts and lists cannot be joined in a rule.");
        }
        return Extent.ONE;
    }

    private static long search(List<Estimate> arguments) {
        long text = arguments.get(0).extent().size();
        return text / 4 + text * arguments.get(1).extent().size() / 16;
    }

    private long pattern(List<CelExpr> written, List<Estimate> arguments) {
        CelExpr pattern = written.get(1);
        if (!isText(pattern)) {
            problem(pattern, "The pattern has to be written out in the rule.");
            return 0;
        }
        String wrong = Patterns.problem(pattern.constant().stringValue());
        if (wrong != null) {
            problem(pattern, wrong);
            return 0;
        }
        return arguments.get(0).extent().size()
                * (4 + Patterns.of(pattern.constant().stringValue()).programSize());
    }

    private long word(List<CelExpr> written) {
        CelExpr word = written.get(0);
        String wrong = isText(word)
                ? WordPattern.problem(word.constant().stringValue())
                : "The word has to be written out in the rule.";
        if (wrong != null) {
            problem(word, wrong);
        } else {
            mentions.add(RuleVariable.WORDS.word());
        }
        return RuleVariable.WORDS.largest().size() * 2;
    }

    private long duration(CelExpr part, List<CelExpr> written) {
        if (!isText(written.get(0))
                || !written.get(0).constant().stringValue().matches("-?[0-9]{1,6}(\\.[0-9]{1,3})?(h|m|s)")) {
            problem(part, "A duration is written like duration(\"90m\"): hours, minutes or seconds.");
        }
        return 1;
    }

    private static boolean isText(CelExpr part) {
        return part.getKind() == Kind.CONSTANT && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private Estimate list(List<CelExpr> elements) {
        long sum = 1;
        Extent each = Extent.ONE;
        for (CelExpr element : elements) {
            Estimate estimate = estimate(element);
            sum += estimate.cost();
            each = each.or(estimate.extent());
        }
        return new Estimate(sum, Extent.list(elements.size(), each));
    }

    private Estimate loop(CelComprehension loop) {
        Estimate range = estimate(loop.iterRange());
        Estimate start = estimate(loop.accuInit());
        Extent hiddenElement = loops.put(loop.iterVar(), range.extent().elementOrOne());
        Extent hiddenResult = loops.put(loop.accuVar(), start.extent());
        long rounds = Math.max(1, range.extent().size());
        Estimate until = estimate(loop.loopCondition());
        Estimate step = estimate(loop.loopStep());
        Extent whole = step.extent().element() == null
                ? step.extent()
                : Extent.list(
                        rounds * Math.max(1, step.extent().size()),
                        step.extent().element());
        loops.put(loop.accuVar(), whole);
        loops.remove(loop.iterVar());
        Estimate result = estimate(loop.result());
        restore(loop.iterVar(), hiddenElement);
        restore(loop.accuVar(), hiddenResult);
        // What a loop gathers grows to its whole, and is walked over and copied each time that something is added.
        long each = 4 + until.cost() + step.cost() + 2 * walk(whole);
        return new Estimate(range.cost() + start.cost() + rounds * each + result.cost(), whole);
    }

    private void restore(String name, Extent hidden) {
        if (hidden == null) {
            loops.remove(name);
        } else {
            loops.put(name, hidden);
        }
    }
}
