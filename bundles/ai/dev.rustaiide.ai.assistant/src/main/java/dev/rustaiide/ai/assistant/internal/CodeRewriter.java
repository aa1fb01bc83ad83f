package dev.rustaiide.ai.assistant.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.models.ModelHashes;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;

/** Has whoever the orchestrator chooses for a chat write the lines. */
@Component
public final class CodeRewriter implements Rewriter {
    private static final Budget BUDGET = new Budget(120_000, Duration.ofMinutes(3), 0);
    /** Characters of a prompt for each token of context: half of them stay free. */
    private static final int ROOM = 2;
    private static final int NARROWEST = 2000;
    private final Services services;

    @Activate
    public CodeRewriter(@Reference Orchestrator orchestrator, @Reference Models models, @Reference CodeSearch search,
            @Reference CodeIndexes indexes, @Reference Syntax syntax, @Reference WorkspaceEdits edits,
            @Reference Provenance provenance, @Reference TextFiles files, @Reference Settings settings,
            @Reference Redactor redactor) {
        this.services = new Services(orchestrator, new ModelHashes(models), search, indexes, syntax, edits,
                provenance, files, settings, redactor, List::of);
    }

    @Override
    public Optional<Failure> obstacle() {
        Route route = services.orchestrator().route(ModelTask.CHAT);
        return route.first().isPresent() ? Optional.empty() : Optional.of(obstacle(route));
    }

    private static Failure obstacle(Route route) {
        String why = route.candidates().stream().findFirst().map(Route.Candidate::why)
                .orElse("There is no model that answers.");
        return new Failure.Other("No model can write code now.", why,
                "Import a model that answers in the Models view (rust-ai-ide models import), or set up a provider "
                        + "(rust-ai-ide providers add).");
    }

    @Override
    public Call<Range> lines(SourceText source, Range range) {
        return Call.start("find lines", scope -> new RewriteLines(services.syntax(), source).of(range));
    }

    @Override
    public Call<Rewrite> rewrite(RewriteRequest request, Consumer<RewriteEvent> events) {
        return Call.start("rewrite", scope -> {
            Workfiles files = new Workfiles(request.place(), services.files());
            Knowledge knowledge = new Knowledge(files, services.search(), services.indexes());
            try {
                return rewritten(request, files, knowledge, events, scope);
            } catch (StoppedException stopped) {
                throw new FailureException(new Failure.Other("No answer was written to its end.", stopped.reason(),
                        "Try again, or choose another model."), stopped);
            } catch (UnusableException unusable) {
                throw new FailureException(new Failure.Other("What the model answered cannot be used.",
                        unusable.reason(), "Say it in other words, choose fewer lines, or choose another model."),
                        unusable);
            } finally {
                knowledge.rest();
            }
        });
    }

    private Rewrite rewritten(RewriteRequest request, Workfiles files, Knowledge knowledge,
            Consumer<RewriteEvent> events, Scope scope)
            throws FailureException, StoppedException, UnusableException, InterruptedException {
        files.writable(request.source().file().toString());
        Route route = services.orchestrator().route(ModelTask.CHAT);
        Route.Candidate first = route.first().orElseThrow(() -> new FailureException(obstacle(route)));
        said(request);
        Text text = request.source().text();
        var parts = new RewriteLines(services.syntax(), request.source());
        Optional<SyntaxTree> tree = parts.tree();
        Range lines = parts.of(request.lines());
        var target = RewriteTarget.of(request.action(), text, tree, lines);
        Staging staging = new Staging(files, services.edits(), services.provenance(), Staging.Keeper.NOBODY,
                ProposedRewrite.KIND);
        Material material = new Material(files, staging, services.redactor());
        var meter = new Meter(BUDGET);
        var check = new RewriteCheck(services.syntax(), request.action(), text, tree, target, lines);
        var turn = new RewriteTurn(request, new Writing(services.orchestrator(), meter), check, events);
        var named = new NamedElsewhere(knowledge, files, material);
        RewriteTurn.Usable usable = asked(new Asking(request, lines, material, files, named), turn,
                ModelTurn.author(first), scope);
        Author.Model by = usable.by();
        Maker maker = new Maker(by.id(), services.models().of(by.id()), usable.promptHash(), List.of(), "");
        staging.begin(request.title(), maker);
        staging.replace(request.source().file(), text, usable.after());
        String unchecked = tree.isPresent() ? "" : "Nothing here knows the syntax of " + request.source().language()
                + ": whether the answer is code was not checked.";
        return new ProposedRewrite(request, new ProposedRewrite.Written(by, maker, lines, usable.after(),
                usable.remark(), unchecked, meter.spent()), staging, services.provenance());
    }

    private static void said(RewriteRequest request) throws FailureException {
        int length = request.instruction().length();
        if (length > RewriteRequest.LONGEST) {
            throw new FailureException(new Failure.Other("Cannot rewrite by so long an instruction.", "It has " + length
                    + " characters; " + RewriteRequest.LONGEST + " are the most.", "Say it shorter."));
        }
        if (request.action().needsInstruction() && request.instruction().isBlank()) {
            throw new FailureException(new Failure.Other("Cannot rewrite without being told how.",
                    "The instruction is empty.", "Say what is to be done with the lines."));
        }
    }

    private record Asking(RewriteRequest request, Range lines, Material material, Workfiles files,
            NamedElsewhere named) {}

    /** With less around the lines if it is too much for the model. */
    private RewriteTurn.Usable asked(Asking asking, RewriteTurn turn, Author.Model first, Scope scope)
            throws FailureException, StoppedException, UnusableException, InterruptedException {
        Text text = asking.request().source().text();
        String code = text.substring(text.offsetOf(asking.lines().start()), text.offsetOf(asking.lines().end()));
        var seen = new NamedElsewhere.Seen(asking.request().source().file(), asking.lines());
        String declarations = "";
        int whole = services.settings().get(AssistantSettings.CONTEXT).intValue() * ROOM;
        for (int room = whole;; room /= 2) {
            var prompt = new RewritePrompt(asking.request(), asking.lines(), asking.material(), asking.files(), room);
            prompt.question(""); // refuses lines that no model is shown before anything is looked up
            if (room == whole) {
                declarations = asking.named().of(code, seen, room / 8, scope);
            }
            String most = declarations.length() <= room / 6 ? declarations : "";
            try {
                return turn.run(List.of(prompt.instructions(), prompt.question(most)), first, scope);
            } catch (FailureException failed) {
                if (!ModelTurn.isTooLong(failed.failure()) || room / 2 < NARROWEST) {
                    throw failed;
                }
            }
        }
    }
}
