package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.ToolStep.State;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Has a model work on a folder step by step, and shows or applies what it made. */
@Component(property = Verb.NAME + "=agent")
public final class AgentVerb implements Verb {
    private static final Pattern BUDGET = Pattern.compile("(tokens|seconds|steps)=([1-9][0-9]{0,7})");

    private final Assistant assistant;

    @Activate
    public AgentVerb(@Reference Assistant assistant) {
        this.assistant = assistant;
    }

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public String summary() {
        return "has a model do work on a folder in steps, and shows or applies what it would change";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("TASK", Count.OPTIONAL, "E.g. \"retry uploads at least twice\"")),
                List.of(new Option("in", "DIR", "The folder; else the current one"),
                        new Option("dry-run", "", "Shows the changes as a diff that git apply takes"),
                        new Option("apply", "", "Applies the changes, all or none; refactor undo takes them back"),
                        new Option("allow", "NAMES", "Tools, or effects (read, edit, run, network), with commas"
                                + " between: allowed without being asked"),
                        new Option("trust", "", "Code of the folder may be run, e.g. its tests"),
                        new Option("budget", "LIMITS", "E.g. tokens=50000,seconds=120,steps=20"),
                        new Option("tools", "", "Shows what an agent could use, with what the settings say")),
                "Nothing is changed before the end: edits are staged in memory. Nobody is asked on the way; what is"
                        + " neither allowed by the settings nor by --allow is refused. Exit code 1: it was stopped"
                        + " before its time, or somebody changed the files meanwhile, and nothing was applied.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path folder = IndexedFolder.named(invocation).root();
        Workplace place = new Workplace(folder, Buffers.NONE, invocation.has("trust"));
        if (invocation.has("tools")) {
            return tools(place, invocation);
        }
        Optional<Budget> budget = budget(invocation.option("budget").orElse(""));
        boolean isClear = invocation.has("dry-run") != invocation.has("apply") && !invocation.parameters().isEmpty();
        if (budget.isEmpty() || !isClear) {
            invocation.message(budget.isEmpty() ? "--budget needs limits like tokens=50000,seconds=120,steps=20."
                    : "Name a task, and say either --dry-run or --apply.");
            return ExitCode.USAGE;
        }
        Set<String> allowed = Set.copyOf(List.of(invocation.option("allow").orElse("").split(",")));
        Request request = Request.work(invocation.parameters().getFirst()).within(budget.get()).allowing(allowed);
        try (Conversation conversation = assistant.begin(place)) {
            Turn turn = Answers.await(conversation.ask(request, event -> tell(event, invocation)));
            try {
                return finish(conversation, turn, invocation);
            } finally {
                conversation.edits().discard();
            }
        }
    }

    private ExitCode tools(Workplace place, Invocation invocation) {
        List<Assistant.Offered> tools = assistant.tools(place);
        for (Assistant.Offered each : tools) {
            invocation.print(each.tool().name() + "  " + each.tool().effect().word() + "  "
                    + each.consent().rule().name().toLowerCase(Locale.ROOT) + "  " + each.consent().why());
        }
        invocation.print(Json.array(tools.stream().map(each -> Json.object().put("tool", each.tool().name())
                .put("effect", each.tool().effect().word()).put("description", each.tool().description())
                .put("rule", each.consent().rule().name().toLowerCase(Locale.ROOT))
                .put("why", each.consent().why()).build()).toList()));
        return ExitCode.OK;
    }

    private static Optional<Budget> budget(String text) {
        int tokens = Budget.USUAL.tokens();
        Duration time = Budget.USUAL.time();
        int steps = Budget.USUAL.steps();
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            Matcher limit = BUDGET.matcher(part);
            if (!limit.matches()) {
                return Optional.empty();
            }
            int value = Integer.parseInt(limit.group(2));
            switch (limit.group(1)) {
                case "tokens" -> tokens = value;
                case "seconds" -> time = Duration.ofSeconds(value);
                default -> steps = value;
            }
        }
        return Optional.of(new Budget(tokens, time, steps));
    }

    private static void tell(TurnEvent event, Invocation invocation) {
        switch (event) {
            case TurnEvent.Wanted(ApprovalRequest approval) -> {
                invocation.message("Not allowed: " + approval.step().tool() + " " + approval.step().subject() + ". "
                        + approval.why() + " Say --allow " + approval.step().tool() + " to allow it.");
                approval.answer(Decision.NO);
            }
            case TurnEvent.Planned(var plan) -> plan.forEach(each -> invocation.message(
                    (each.isDone() ? "[x] " : "[ ] ") + each.text()));
            case TurnEvent.Stepped(var step) -> {
                if (step.state() == State.RUNNING || step.state() == State.WAITING) {
                    invocation.progress(step.tool() + " " + step.subject());
                } else {
                    invocation.message(TurnReport.line(step));
                }
            }
            case TurnEvent.Piece _ -> invocation.progress("writing");
            case TurnEvent.Answering _, TurnEvent.Cited _, TurnEvent.Staged _, TurnEvent.Used _ -> { }
        }
    }

    private ExitCode finish(Conversation conversation, Turn turn, Invocation invocation)
            throws FailureException, InterruptedException {
        var report = new TurnReport(turn);
        report.print(invocation);
        EditPlan plan = Answers.await(conversation.edits().plan());
        PlanDiff diff = new PlanDiff(plan, conversation.place().folder());
        boolean usable = turn.ending() == Ending.DONE && plan.conflicts().isEmpty();
        Json.ObjectBuilder json = report.json().put("task", turn.request().text())
                .put("folder", conversation.place().folder().toString()).put("plan", report.plan())
                .put("steps", report.steps()).put("files", diff.files()).put("diff", String.join("\n", diff.lines()))
                .put("conflicts", Json.strings(plan.conflicts().stream().map(AgentVerb::line).toList()));
        boolean applied = invocation.has("apply") && usable && !plan.isEmpty();
        if (applied) {
            AppliedEdit edit = Answers.await(conversation.edits().apply(plan, reviewer()));
            diff.summary().forEach(invocation::print);
            json.put("id", edit.id());
        } else {
            diff.lines().forEach(invocation::print);
        }
        plan.conflicts().forEach(conflict -> invocation.message(line(conflict)));
        report.footer(invocation);
        invocation.print(json.put("applied", applied).build());
        return turn.ending() == Ending.FAILED ? ExitCode.FAILURE : usable ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static String line(Conflict conflict) {
        return conflict.file() + ": " + conflict.why() + " " + conflict.nextStep();
    }

    private static String reviewer() {
        return System.getProperty("user.name", "") + " (--apply)";
    }
}
