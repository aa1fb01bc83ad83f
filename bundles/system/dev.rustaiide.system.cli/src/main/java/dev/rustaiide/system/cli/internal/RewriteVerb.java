package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Has a model write lines of a file anew, and shows or applies that. */
@Component(property = Verb.NAME + "=rewrite")
public final class RewriteVerb implements Verb {
    private final Rewriter rewriter;
    private final TextFiles files;
    private final Syntax syntax;

    @Activate
    public RewriteVerb(@Reference Rewriter rewriter, @Reference TextFiles files, @Reference Syntax syntax) {
        this.rewriter = rewriter;
        this.files = files;
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "rewrite";
    }

    @Override
    public String summary() {
        return "has a model write lines of a file anew, and shows or applies what comes of it";
    }

    private static String actions() {
        return Arrays.stream(RewriteAction.values()).map(RewriteAction::word).collect(Collectors.joining("|"));
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("FILE:LINE[-LINE]", Count.ONE,
                                "The lines, from 1; a single one means the declaration around it"),
                        new Parameter("INSTRUCTION", Count.OPTIONAL, "E.g. \"return an error instead of panicking\";"
                                + " with --do fix what the compiler says")),
                List.of(new Option("do", actions(), "What is wanted; " + RewriteAction.CHANGE.word()
                                + " if nothing is said"),
                        new Option("dry-run", "", "Shows the change as a diff that git apply takes; so it does if"
                                + " nothing is said"),
                        new Option("apply", "", "Applies it; refactor undo takes it back, audit blame tells the lines"),
                        new Option("in", "DIR", "The folder that the file belongs to; else its repository or package")),
                "An answer counts only if it is one block of code that parses and touches no other lines. Nothing else"
                        + " is ever changed. Exit code 1: the file was changed meanwhile, and nothing was applied. To"
                        + " have code explained: chat --do explain --at FILE:LINE:COLUMN.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String word = invocation.option("do").orElse(RewriteAction.CHANGE.word());
        Optional<RewriteAction> action = Arrays.stream(RewriteAction.values())
                .filter(each -> each.word().equals(word)).findFirst();
        String instruction = invocation.parameters().size() < 2 ? "" : invocation.parameters().get(1);
        if (action.isEmpty() || invocation.has("dry-run") && invocation.has("apply")) {
            invocation.message(action.isEmpty() ? "--do needs one of " + actions().replace("|", ", ") + "."
                    : "Say either --dry-run or --apply.");
            return ExitCode.USAGE;
        }
        if (action.get().needsInstruction() && instruction.isBlank()) {
            invocation.message("Say what is to be done with the lines, or name something by --do.");
            return ExitCode.USAGE;
        }
        LinePlace place = LinePlace.of(invocation.parameters().getFirst(), invocation.folder());
        Path file = real(place.file());
        Text text = files.read(file).text();
        Range lines = place.in(text);
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), 200));
        SourceText source = new SourceText(file, syntax.languageOf(file, firstLine).id(), 0, text);
        Path folder = IndexedFolder.around(file, invocation).root();
        var request = new RewriteRequest(new Workplace(folder, Buffers.NONE, false), source, lines, action.get(),
                instruction);
        Rewrite rewrite = Answers.await(rewriter.rewrite(request, event -> tell(event, invocation)));
        return finish(rewrite, folder, invocation);
    }

    private static void tell(RewriteEvent event, Invocation invocation) {
        switch (event) {
            case RewriteEvent.Writing(var author) -> invocation.progress("asking " + author.title());
            case RewriteEvent.Code _ -> invocation.progress("writing");
            case RewriteEvent.Again(String why) -> invocation.message(why + " Asking once more.");
        }
    }

    private static ExitCode finish(Rewrite rewrite, Path folder, Invocation invocation)
            throws FailureException, InterruptedException {
        EditPlan plan = Answers.await(rewrite.edits().plan());
        PlanDiff diff = new PlanDiff(plan, folder);
        Json.ObjectBuilder json = Json.object().put("file", rewrite.request().source().file().toString())
                .put("folder", folder.toString()).put("action", rewrite.request().action().word())
                .put("instruction", rewrite.request().instruction())
                .put("lines", rewrite.lines().start().line() + 1 + "-" + (rewrite.lines().end().line() + 1))
                .put("model", rewrite.author().id()).put("local", rewrite.author().isLocal())
                .put("remark", rewrite.remark()).put("unchecked", rewrite.unchecked())
                .put("diff", String.join("\n", diff.lines())).put("files", diff.files())
                .put("conflicts", Json.strings(plan.conflicts().stream()
                        .map(each -> each.file() + ": " + each.why() + " " + each.nextStep()).toList()))
                .put("spent", Json.object().put("read", rewrite.spent().read())
                        .put("written", rewrite.spent().written())
                        .put("millis", rewrite.spent().time().toMillis()).build());
        boolean applied = invocation.has("apply") && plan.conflicts().isEmpty() && !plan.isEmpty();
        if (applied) {
            AppliedEdit edit = Answers.await(rewrite.edits().apply(plan, reviewer()));
            diff.summary().forEach(invocation::print);
            json.put("id", edit.id());
        } else {
            diff.lines().forEach(invocation::print);
        }
        told(rewrite, plan, invocation);
        invocation.print(json.put("applied", applied).build());
        return plan.conflicts().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void told(Rewrite rewrite, EditPlan plan, Invocation invocation) {
        plan.conflicts().forEach(each -> invocation.message(each.file() + ": " + each.why() + " " + each.nextStep()));
        if (plan.isEmpty()) {
            invocation.message("The model would leave the lines as they are.");
        }
        for (String line : List.of(rewrite.remark(), rewrite.unchecked())) {
            if (!line.isEmpty()) {
                invocation.message(line);
            }
        }
        invocation.message("Written by " + rewrite.author().title() + " (" + rewrite.author().id() + ", "
                + (rewrite.author().isLocal() ? "on this machine" : "elsewhere") + ") in "
                + rewrite.spent().time().toMillis() + " ms.");
    }

    private static String reviewer() {
        return System.getProperty("user.name", "") + " (--apply)";
    }

    private static Path real(Path file) throws FailureException {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(file), gone);
        }
    }
}
