package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.Refactoring.Parameter.Form;
import dev.rustaiide.ai.refactoring.Refactoring.Reach;
import dev.rustaiide.ai.refactoring.Refactoring.Refactored;
import dev.rustaiide.ai.refactoring.Refactoring.Site;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Refactors files on the disk, all that are concerned or none. */
@Component(property = Verb.NAME + "=refactor")
public final class RefactorVerb implements Verb {
    private static final String WHAT = "Cannot refactor.";
    private static final Position START = new Position(0, 0);

    private final Refactorings refactorings;
    private final WorkspaceEdits edits;
    private final TextFiles files;
    private final Syntax syntax;

    @Activate
    public RefactorVerb(@Reference Refactorings refactorings, @Reference WorkspaceEdits edits,
            @Reference TextFiles files, @Reference Syntax syntax) {
        this.refactorings = refactorings;
        this.edits = edits;
        this.files = files;
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "refactor";
    }

    @Override
    public String summary() {
        return "renames, moves, extracts and more, in all files that are concerned or in none";
    }

    @Override
    public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                new Option("dry-run", "", "Shows what would change as a diff that git apply takes"),
                new Option("in", "DIRECTORY", "The folder that may be changed; otherwise this one")));
        for (Refactoring each : refactorings.all()) {
            for (Refactoring.Parameter parameter : each.parameters()) {
                boolean flag = parameter.form() == Form.FLAG;
                if (flag || parameter.form() == Form.OPTION) {
                    options.add(new Option(parameter.name(), flag ? "" : "TEXT",
                            each.id() + ": " + parameter.description()));
                }
            }
        }
        String actions = refactorings.all().stream().map(each -> each.id() + " (" + each.title() + needed(each) + ")")
                .collect(Collectors.joining(", "));
        return new Usage(List.of(
                new Parameter("ACTION", Count.ONE, "rename, undo, or one of: " + actions),
                new Parameter("PLACE", Count.ANY, "FILE:LINE:COLUMN; of a selection FILE:LINE:COLUMN-LINE:COLUMN, of a "
                        + "whole file FILE; then what the action needs, for rename the new NAME")),
                options, "What was done last is taken back by “refactor undo”, unless a file was changed since.");
    }

    private static String needed(Refactoring refactoring) {
        return refactoring.parameters().stream().filter(each -> each.form() == Form.NEEDED)
                .map(each -> ", " + each.name().toUpperCase(Locale.ROOT) + ": " + each.description())
                .collect(Collectors.joining());
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Answers.await(edits.recover(Buffers.NONE)).forEach(invocation::message);
        String action = invocation.parameters().getFirst();
        if (action.equals("undo")) {
            return undo(invocation);
        }
        Path folder = folder(invocation);
        Refactored asked = asked(invocation, action, folder);
        invocation.progress("Looking for what changes …");
        EditPlan plan = Answers.await(edits.plan(asked.title(), asked.edit(), List.of(folder), Buffers.NONE))
                .withConflicts(asked.conflicts());
        if (!plan.conflicts().isEmpty()) {
            tellConflicts(plan, invocation);
            return ExitCode.FAILURE;
        }
        return invocation.has("dry-run") || plan.isEmpty() ? show(plan, folder, asked, invocation)
                : apply(plan, folder, asked, invocation);
    }

    private static Path folder(Invocation invocation) throws FailureException {
        Path named = Target.local(invocation.option("in").orElse("."), invocation.folder());
        try {
            return named.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(Target.missing(named), gone);
        }
    }

    private Refactored asked(Invocation invocation, String action, Path folder)
            throws FailureException, InterruptedException {
        if (action.equals("rename")) {
            return renamed(invocation);
        }
        Refactoring refactoring = refactorings.find(action).orElseThrow(() -> new FailureException(
                new Failure.Other(WHAT, "“" + action + "” is no refactoring.",
                        "See: " + VerbTable.PROGRAM + " help refactor")));
        String word = parameter(invocation, 1, "a place");
        boolean whole = refactoring.reach() == Reach.FILE;
        Optional<TextPlace> place = whole ? Optional.empty() : Optional.of(TextPlace.of(word, invocation.folder()));
        SourceText source = source(whole ? Target.local(word, invocation.folder()) : place.orElseThrow().file());
        if (!refactoring.covers(source.language())) {
            throw new FailureException(new Failure.Other(WHAT, "“" + refactoring.title() + "” is not known for "
                    + source.language().value() + ".", "Choose a file of another language."));
        }
        Range range = whole ? new Range(START, START) : place.orElseThrow().in(source.text());
        return Answers.await(refactoring.refactor(new Site(source, range, arguments(invocation, refactoring),
                List.of(folder), Buffers.NONE)));
    }

    private static Map<String, String> arguments(Invocation invocation, Refactoring refactoring)
            throws FailureException {
        Map<String, String> arguments = new HashMap<>();
        int next = 2;
        for (Refactoring.Parameter each : refactoring.parameters()) {
            if (each.form() == Form.FLAG && invocation.has(each.name())) {
                arguments.put(each.name(), "");
            } else if (each.form() == Form.OPTION) {
                invocation.option(each.name()).ifPresent(value -> arguments.put(each.name(), value));
            } else if (each.form() == Form.NEEDED) {
                arguments.put(each.name(), parameter(invocation, next, each.description()));
                next++;
            }
        }
        return arguments;
    }

    private Refactored renamed(Invocation invocation) throws FailureException, InterruptedException {
        TextPlace place = TextPlace.of(parameter(invocation, 1, "a place"), invocation.folder());
        SourceText source = source(place.file());
        Position position = place.in(source.text()).start();
        String name = parameter(invocation, 2, "a new name");
        var at = Answers.await(refactorings.renameAt(source, position));
        Answer<WorkspaceEdit> answer = Answers.await(refactorings.rename(source, position, name));
        return new Refactored("Rename " + at.value().name() + " to " + name, answer.value(), List.of(),
                answer.isSyntactic());
    }

    private static String parameter(Invocation invocation, int index, String what) throws FailureException {
        if (invocation.parameters().size() <= index) {
            throw new FailureException(new Failure.Other(WHAT, "It needs " + what + ".",
                    "See: " + VerbTable.PROGRAM + " help refactor"));
        }
        return invocation.parameters().get(index);
    }

    private SourceText source(Path file) throws FailureException {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(Target.missing(file), gone);
        }
        Text text = files.read(real).text();
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), 200));
        return new SourceText(real, syntax.languageOf(real, firstLine).id(), 0, text);
    }

    private static void tellConflicts(EditPlan plan, Invocation invocation) {
        invocation.message(VerbTable.PROGRAM + ": " + plan.title() + ": nothing was changed.");
        plan.conflicts().forEach(conflict -> invocation.message("  " + conflict.file() + ": " + conflict.why() + " "
                + conflict.nextStep()));
        invocation.print(Json.object().put("title", plan.title()).put("applied", false).put("conflicts",
                Json.array(plan.conflicts().stream().map(conflict -> Json.object()
                        .put("file", conflict.file().toString()).put("why", conflict.why())
                        .put("nextStep", conflict.nextStep()).build()).toList())).build());
    }

    private static ExitCode show(EditPlan plan, Path folder, Refactored asked, Invocation invocation) {
        PlanDiff diff = new PlanDiff(plan, folder);
        List<String> lines = diff.lines();
        lines.forEach(invocation::print);
        if (lines.isEmpty()) {
            invocation.message("Nothing to change.");
        }
        invocation.print(Json.object().put("title", plan.title()).put("applied", false)
                .put("syntactic", asked.isSyntactic()).put("files", diff.files())
                .put("diff", String.join("\n", lines)).build());
        return ExitCode.OK;
    }

    private ExitCode apply(EditPlan plan, Path folder, Refactored asked, Invocation invocation)
            throws FailureException, InterruptedException {
        PlanDiff diff = new PlanDiff(plan, folder);
        AppliedEdit applied = Answers.await(edits.apply(plan, Buffers.NONE));
        diff.summary().forEach(invocation::print);
        if (asked.isSyntactic()) {
            invocation.message("Found by names and scopes, without types.");
        }
        invocation.print(Json.object().put("title", plan.title()).put("applied", true).put("id", applied.id())
                .put("syntactic", asked.isSyntactic()).put("files", diff.files()).build());
        return ExitCode.OK;
    }

    private ExitCode undo(Invocation invocation) throws FailureException, InterruptedException {
        Optional<AppliedEdit> last = Answers.await(edits.applied()).stream().findFirst();
        if (last.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot undo a refactoring.",
                    "There is none that could be undone.", "Look for the old texts in your version control."));
        }
        AppliedEdit undone = Answers.await(edits.undo(last.get(), Buffers.NONE));
        invocation.print("Undone: " + last.get().title());
        undone.files().forEach(file -> invocation.print(file.toString()));
        invocation.print(Json.object().put("undone", last.get().title()).put("files",
                Json.strings(undone.files().stream().map(Path::toString).toList())).build());
        return ExitCode.OK;
    }
}
