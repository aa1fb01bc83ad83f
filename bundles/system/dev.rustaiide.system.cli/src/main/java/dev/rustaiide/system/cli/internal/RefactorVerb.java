package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
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
        return "renames, extracts, inlines and sorts imports, in all files that are concerned or in none";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(
                new Parameter("ACTION", Count.ONE, "rename, variable, function, inline, imports or undo"),
                new Parameter("PLACE", Count.ANY, "FILE:LINE:COLUMN, for variable and function "
                        + "FILE:LINE:COLUMN-LINE:COLUMN, for imports FILE; then the new NAME")),
                List.of(new Option("dry-run", "", "Shows what would change as a diff that git apply takes"),
                        new Option("in", "DIRECTORY", "The folder that may be changed; otherwise this one")),
                "What was done last is taken back by “refactor undo”, unless a file was changed since.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        await(edits.recover(Buffers.NONE)).forEach(invocation::message);
        String action = invocation.parameters().getFirst();
        if (action.equals("undo")) {
            return undo(invocation);
        }
        Path folder = folder(invocation);
        Asked asked = asked(invocation, action);
        invocation.progress("Looking for what changes …");
        EditPlan plan = await(edits.plan(asked.title(), asked.edit(), List.of(folder), Buffers.NONE));
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

    /** What is to be changed, and whether only syntax says so. */
    private record Asked(String title, WorkspaceEdit edit, boolean isSyntactic) {}

    private Asked asked(Invocation invocation, String action) throws FailureException, InterruptedException {
        String word = parameter(invocation, 1, "a place");
        if (action.equals("imports")) {
            Path file = Target.local(word, invocation.folder());
            return new Asked("Organise imports of " + file.getFileName(),
                    await(refactorings.organizeImports(source(file))), true);
        }
        TextPlace place = TextPlace.of(word, invocation.folder());
        SourceText source = source(place.file());
        var range = place.in(source.text());
        return switch (action) {
            case "rename" -> {
                String name = parameter(invocation, 2, "a new name");
                var at = await(refactorings.renameAt(source, range.start()));
                Answer<WorkspaceEdit> answer = await(refactorings.rename(source, range.start(), name));
                yield new Asked("Rename " + at.value().name() + " to " + name, answer.value(), answer.isSyntactic());
            }
            case "variable" -> new Asked("Extract a variable", await(refactorings.extractVariable(source, range,
                    parameter(invocation, 2, "a name"))), true);
            case "function" -> new Asked("Extract a function", await(refactorings.extractFunction(source, range,
                    parameter(invocation, 2, "a name"))), true);
            case "inline" -> new Asked("Inline a variable",
                    await(refactorings.inlineVariable(source, range.start())), true);
            default -> throw new FailureException(new Failure.Other(WHAT, "“" + action + "” is no refactoring.",
                    "See: " + VerbTable.PROGRAM + " help refactor"));
        };
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

    private static ExitCode show(EditPlan plan, Path folder, Asked asked, Invocation invocation) {
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

    private ExitCode apply(EditPlan plan, Path folder, Asked asked, Invocation invocation)
            throws FailureException, InterruptedException {
        PlanDiff diff = new PlanDiff(plan, folder);
        AppliedEdit applied = await(edits.apply(plan, Buffers.NONE));
        diff.summary().forEach(invocation::print);
        if (asked.isSyntactic()) {
            invocation.message("Found by names and scopes, without types.");
        }
        invocation.print(Json.object().put("title", plan.title()).put("applied", true).put("id", applied.id())
                .put("syntactic", asked.isSyntactic()).put("files", diff.files()).build());
        return ExitCode.OK;
    }

    private ExitCode undo(Invocation invocation) throws FailureException, InterruptedException {
        Optional<AppliedEdit> last = await(edits.applied()).stream().findFirst();
        if (last.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot undo a refactoring.",
                    "There is none that could be undone.", "Look for the old texts in your version control."));
        }
        AppliedEdit undone = await(edits.undo(last.get(), Buffers.NONE));
        invocation.print("Undone: " + last.get().title());
        undone.files().forEach(file -> invocation.print(file.toString()));
        invocation.print(Json.object().put("undone", last.get().title()).put("files",
                Json.strings(undone.files().stream().map(Path::toString).toList())).build());
        return ExitCode.OK;
    }

    private static <T> T await(Call<T> call) throws FailureException, InterruptedException {
        try {
            return call.await();
        } catch (ExecutionException failed) {
            if (innermost(failed) instanceof FailureException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            call.cancel();
            throw stopped;
        }
    }

    /** Calls that await calls wrap what they throw. */
    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
