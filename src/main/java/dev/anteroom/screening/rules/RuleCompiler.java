package dev.anteroom.screening.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.List;

/** Makes conditions of what administrators write. The first one takes a second or so: CEL is loaded for it. */
public final class RuleCompiler {

    /** Code points. */
    public static final int LONGEST = 2_000;

    private static final int DEEPEST = 40;

    /** Of all loops of a condition together, for one comment. */
    private static final int MOST_ROUNDS = 100_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseErrorRecoveryLimit(5)
            .comprehensionMaxIterations(MOST_ROUNDS)
            .enableHiddenAccumulatorVar(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = runtime();

    private RuleCompiler() {}

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new FindingType())
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "hasWord", CelOverloadDecl.newGlobalOverload("has_word", SimpleType.BOOL, SimpleType.STRING)))
                .setResultType(SimpleType.BOOL);
        for (RuleVariable variable : RuleVariable.values()) {
            builder.addVar(variable.word(), type(variable.kind()));
        }
        return builder.build();
    }

    private static CelType type(RuleVariable.Kind kind) {
        return switch (kind) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case DURATION -> SimpleType.DURATION;
            case STRINGS -> ListType.create(SimpleType.STRING);
            case FINDINGS -> ListType.create(FindingType.FINDING);
        };
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(CelStandardFunctions.StandardFunction.MATCHES)
                        .build())
                .addFunctionBindings(
                        CelFunctionBinding.from("matches", String.class, String.class, Patterns::matches),
                        CelFunctionBinding.from("matches_string", String.class, String.class, Patterns::matches),
                        CelFunctionBinding.from("has_word", String.class, WordPattern::isInText))
                .build();
    }

    /**
     * The condition that is written here.
     *
     * @throws InvalidRule where it is none, gives no bool, or would take too long
     */
    public static Condition compile(String source) throws InvalidRule {
        if (source.isBlank()) {
            throw new InvalidRule(List.of(new RuleProblem(1, 1, "There is no condition.")));
        }
        if (source.codePointCount(0, source.length()) > LONGEST) {
            throw new InvalidRule(
                    List.of(new RuleProblem(1, 1, "The condition is longer than " + LONGEST + " characters.")));
        }
        CelAbstractSyntaxTree tree = checked(source);
        Dearness dearness = Dearness.of(tree);
        if (!dearness.problems().isEmpty()) {
            throw new InvalidRule(dearness.problems());
        }
        try {
            return new Condition(RUNTIME.createProgram(tree), dearness.mentions(), dearness.cost());
        } catch (CelEvaluationException unplanned) {
            throw new InvalidRule(List.of(new RuleProblem(1, 1, sentence(unplanned.getMessage()))));
        }
    }

    private static CelAbstractSyntaxTree checked(String source) throws InvalidRule {
        try {
            CelValidationResult result = COMPILER.compile(source);
            if (result.hasError()) {
                throw new InvalidRule(
                        result.getErrors().stream().map(RuleCompiler::problem).toList());
            }
            return result.getAst();
        } catch (CelValidationException invalid) {
            throw new InvalidRule(
                    invalid.getErrors().stream().map(RuleCompiler::problem).toList());
        } catch (RuntimeException | StackOverflowError broken) {
            // What the parser does not see coming: it is the source's fault all the same, and no other rule's.
            throw new InvalidRule(List.of(new RuleProblem(1, 1, "The condition cannot be read.")));
        }
    }

    private static RuleProblem problem(CelIssue issue) {
        return new RuleProblem(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()) + 1,
                sentence(issue.getMessage()));
    }

    private static String sentence(String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        String cut = line.length() > 300 ? line.substring(0, 299) + "…" : line;
        String whole = cut.isEmpty() ? "The condition cannot be read" : cut;
        return Character.toUpperCase(whole.charAt(0)) + whole.substring(1) + (whole.endsWith(".") ? "" : ".");
    }
}
