package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.Consent;
import dev.rustaiide.ai.assistant.Consent.Rule;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.ToolStep.State;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.validation.JsonSchema;
import dev.rustaiide.foundation.validation.SchemaProblem;
import dev.rustaiide.foundation.validation.Verdict;

/**
 * Does what a model asks for, if the host lets it: each use is checked against the tool's schema, then against
 * {@link Consents}, then against what a person says. Whatever comes of it is told to the model as data. For one turn.
 */
final class ToolUsing {
    /** A model that makes no sense so often in a row is stopped. */
    static final int MISSTEPS = 5;
    /** The same use with nothing changed in between: told once, then stopped. */
    static final int REPEATS = 5;
    /** Characters of a result. */
    private static final int LONGEST = 24_000;
    private static final int DETAIL = 4_000;
    private static final int SUBJECT = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, AgentTool> tools = new LinkedHashMap<>();
    private final Map<String, Verdict<JsonSchema>> schemas = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Consents consents;
    private final Material material;
    private final Session session;
    private final TurnNotes notes;
    private int missteps;

    ToolUsing(List<AgentTool> offered, Consents consents, Material material, Session session, TurnNotes notes) {
        offered.stream().filter(tool -> NAME.matcher(tool.name()).matches())
                .forEach(tool -> tools.putIfAbsent(tool.name(), tool));
        this.consents = consents;
        this.material = material;
        this.session = session;
        this.notes = notes;
    }

    /** As a model is told of them: those that are refused anyhow are left out. */
    List<Tool> described() {
        List<Tool> described = new ArrayList<>();
        for (AgentTool tool : tools.values()) {
            if (consents.of(tool, "", notes.request().allowed()).rule() != Rule.REFUSE
                    || consents.mayAllow(tool)) {
                described.add(new Tool(tool.name(), tool.description(), tool.parameters()));
            }
        }
        return described;
    }

    /** Names of those that were used. */
    List<String> used() {
        return List.copyOf(used);
    }

    /** Does what was asked for, and gives what the model is told. */
    Message.Result use(ToolUse use, Scope scope) throws StoppedException, InterruptedException {
        var over = notes.meter().used().or(notes.meter()::stepsUsed);
        if (over.isPresent()) {
            throw new StoppedException(Ending.BUDGET, over.get());
        }
        notes.meter().addStep();
        AgentTool tool = tools.get(use.name());
        ToolStep step = new ToolStep(notes.nextStep(), use.name(), tool == null ? Effect.READ : tool.effect(),
                subject(tool, use.arguments()), State.RUNNING, "", "", List.of());
        Optional<String> wrong = wrong(tool, use.arguments());
        if (tool == null || wrong.isPresent()) {
            return misstep(step, use, State.FAILED, wrong.orElse("There is no such tool."));
        }
        Optional<String> again = repeated(use);
        if (again.isPresent()) {
            return ended(step, use, State.FAILED, again.get(), again.get());
        }
        Optional<String> refusal = refusal(tool, step, scope);
        if (refusal.isPresent()) {
            return misstep(step, use, State.REFUSED, refusal.get());
        }
        missteps = 0;
        used.add(tool.name());
        notes.stepped(step);
        return done(tool, step, use, scope);
    }

    /** The line that people approve, in one line whatever the model wrote; a tool that fails to say it says all. */
    private static String subject(@Nullable AgentTool tool, Json arguments) {
        String subject = "";
        if (tool != null) {
            try {
                subject = tool.subject(arguments);
            } catch (RuntimeException strange) {
                // The boundary to the tools of others: arguments have not been checked yet.
                subject = arguments.print();
            }
        }
        return ReadingTools.cut(subject.replaceAll("\\p{Cntrl}+", " ").strip(), SUBJECT);
    }

    private Optional<String> wrong(@Nullable AgentTool tool, Json arguments) {
        if (tool == null) {
            return Optional.of("There is no such tool. There are: " + String.join(", ", tools.keySet()) + ".");
        }
        Verdict<JsonSchema> schema = schemas.computeIfAbsent(tool.name(), name -> JsonSchema.of(tool.parameters()));
        if (!(schema instanceof Verdict.Accepted<JsonSchema>(JsonSchema good))) {
            return Optional.of("The tool cannot be used: its schema is none.");
        }
        List<SchemaProblem> problems = good.problems(arguments);
        return problems.isEmpty() ? Optional.empty() : Optional.of("The arguments do not fit: "
                + String.join("; ", problems.stream().limit(3).map(SchemaProblem::toString).toList()) + ".");
    }

    /** Nothing that changes an answer happens between two uses unless something is staged or run. */
    private Optional<String> repeated(ToolUse use) throws StoppedException {
        int count = repeats.merge(use.name() + ' ' + use.arguments().print(), 1, Integer::sum);
        if (count >= REPEATS) {
            throw new StoppedException(Ending.MISBEHAVED,
                    "The model asked for the same thing again and again: " + use.name() + ".");
        }
        return count < 3 ? Optional.empty()
                : Optional.of("You had the answer to exactly this before. Go on with it, or do something else.");
    }

    private Optional<String> refusal(AgentTool tool, ToolStep step, Scope scope) throws InterruptedException {
        Consent consent = consents.of(tool, step.subject(), notes.request().allowed());
        if (consent.rule() == Rule.ALLOW) {
            return Optional.empty();
        }
        if (consent.rule() == Rule.REFUSE) {
            return Optional.of("It is refused. " + consent.why());
        }
        ToolStep waiting = with(step, State.WAITING, "", "", List.of());
        notes.stepped(waiting);
        Approval approval = new Approval(waiting, consent.why());
        notes.wanted(approval);
        Optional<Decision> decision = approval.await(notes.meter().left());
        scope.check();
        if (decision.isPresent() && decision.get() == Decision.ALWAYS) {
            consents.grant(tool, step.subject());
        }
        return decision.isPresent() && decision.get() != Decision.NO ? Optional.empty()
                : Optional.of(decision.isPresent() ? "The person said no." : "Nobody was there to allow it.");
    }

    private Message.Result done(AgentTool tool, ToolStep step, ToolUse use, Scope scope)
            throws InterruptedException {
        int marks = marks();
        try {
            ToolAnswer answer = scope.await(tool.use(use.arguments(), session).cancelAfter(notes.meter().left()));
            if (tool.effect() != Effect.READ) {
                repeats.keySet().removeIf(key -> !key.startsWith(use.name() + ' '));
            }
            if (marks() != marks) {
                notes.staged(session.edits().checkpoints().isEmpty() ? session.edits().mark("As it was")
                        : session.edits().checkpoints().getLast());
            }
            notes.stepped(with(step, answer.failed() ? State.FAILED : State.DONE, answer.outcome(),
                    detail(answer.text()), answer.places()));
            return new Message.Result(use.id(), material.data("result of " + tool.name() + " " + step.subject(),
                    answer.text(), LONGEST), answer.failed());
        } catch (InterruptedException end) {
            scope.check();
            return ended(step, use, State.FAILED, "It took longer than the budget has time.", "stopped");
        } catch (ExecutionException failed) {
            return failed(step, use, failed);
        }
    }

    private int marks() {
        return session.edits().checkpoints().hashCode();
    }

    private Message.Result failed(ToolStep step, ToolUse use, ExecutionException failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FailureException known) {
            Failure failure = known.failure();
            return ended(step, use, State.FAILED, failure.what() + " " + failure.why() + " " + failure.nextStep(),
                    failure.why());
        }
        LoggerFactory.getLogger(ToolUsing.class).warn("the tool {} failed", use.name(), failed);
        return ended(step, use, State.FAILED, "The tool failed: " + cause, "the tool failed");
    }

    private Message.Result misstep(ToolStep step, ToolUse use, State state, String why) throws StoppedException {
        Message.Result result = ended(step, use, state, why, why);
        missteps++;
        if (missteps >= MISSTEPS) {
            throw new StoppedException(Ending.MISBEHAVED, "The model asked " + MISSTEPS
                    + " times in a row for what cannot or may not be done; the last time: " + why);
        }
        return result;
    }

    /** What tools say of a failure may come from outside: it is data too. */
    private Message.Result ended(ToolStep step, ToolUse use, State state, String text, String outcome) {
        notes.stepped(with(step, state, ReadingTools.cut(outcome, SUBJECT), detail(text), List.of()));
        return new Message.Result(use.id(), material.data("failure of " + use.name(), text, DETAIL), true);
    }

    private String detail(String text) {
        return ReadingTools.cut(material.redactor().redact(text), DETAIL);
    }

    private static ToolStep with(ToolStep step, State state, String outcome, String detail,
            List<Location> places) {
        return new ToolStep(step.number(), step.tool(), step.effect(), step.subject(), state, outcome, detail, places);
    }
}
