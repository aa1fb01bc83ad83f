package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;

/** A turn that a model writes: it is given what was looked up, and what its tools find, until it has no more to ask. */
final class ModelTurn {
    /** Uses of tools in one message. */
    private static final int USES = 16;
    private static final int PLACES = 8;
    private static final int NARROWEST = 512;

    private final Orchestrator orchestrator;
    private final Knowledge knowledge;
    private final Material material;
    private final Citations citations;
    private final Workfiles files;
    private final TurnNotes notes;
    private final ToolUsing tools;
    /** Tokens that the model is given at once; less once it has said that this is too much. */
    private int context;

    /** @param context tokens that a model is given at once */
    ModelTurn(Orchestrator orchestrator, Knowledge knowledge, Material material, Citations citations, Workfiles files,
            TurnNotes notes, ToolUsing tools, int context) {
        this.orchestrator = orchestrator;
        this.knowledge = knowledge;
        this.material = material;
        this.citations = citations;
        this.files = files;
        this.notes = notes;
        this.tools = tools;
        this.context = context;
    }

    /** What came of it besides the notes. */
    record Made(String by, String promptHash) {}

    /**
     * Answers.
     *
     * @param begun is told who answers before anything is staged
     */
    Turn run(Candidate first, List<Turn> past, Scope scope, Consumer<Made> begun)
            throws FailureException, InterruptedException {
        Author author = author(first);
        notes.answering(author);
        Transcript transcript = transcript(past, scope);
        begun.accept(new Made(first.id().toString(), Sha256.hex(transcript.print())));
        try {
            rounds(transcript, scope);
            return ended(Ending.DONE, "");
        } catch (StoppedException stopped) {
            return ended(stopped.ending(), stopped.reason());
        } catch (FailureException failed) {
            if (notes.nextStep() == 1 && notes.answer().isEmpty()) {
                throw failed;
            }
            return ended(Ending.FAILED, failed.failure().what() + " " + failed.failure().why());
        }
    }

    static Author.Model author(Candidate candidate) {
        return new Author.Model(candidate.id().toString(), candidate.title(), candidate.isLocal());
    }

    private void rounds(Transcript transcript, Scope scope)
            throws StoppedException, FailureException, InterruptedException {
        var writing = new Writing(orchestrator, notes.meter());
        int empty = 0;
        while (true) {
            notes.paragraph();
            Answer answer;
            try {
                answer = writing.write(transcript.prompt(context), scope, notes::piece);
            } catch (FailureException failed) {
                narrow(transcript, failed);
                continue;
            }
            notes.used();
            answeredBy(answer);
            Generation said = answer.generation();
            if (said.uses().isEmpty() && said.text().isBlank()) {
                empty++;
                if (empty > 1) {
                    throw new StoppedException(Ending.MISBEHAVED, "The model said nothing.");
                }
                transcript.add(new Message.Question("Please answer, or say why you cannot."));
                continue;
            }
            empty = 0;
            List<ToolUse> uses = said.uses().subList(0, Math.min(USES, said.uses().size()));
            transcript.add(new Message.Answer(said.text(), uses));
            if (uses.isEmpty()) {
                if (said.ending() == Generation.Ending.LENGTH || said.ending() == Generation.Ending.WINDOW) {
                    throw new StoppedException(Ending.BUDGET, "The answer is cut: there was no room for more.");
                }
                return;
            }
            for (ToolUse use : uses) {
                transcript.add(tools.use(use, scope));
                notes.used();
            }
        }
    }

    /** Goes on with less if it was too much for the model; nobody knows how much it takes before it is asked. */
    private void narrow(Transcript transcript, FailureException failed) throws FailureException {
        int given = Transcript.tokens(transcript.prompt(context));
        if (!isTooLong(failed.failure()) || given <= NARROWEST) {
            throw failed;
        }
        context = Math.max(NARROWEST, Math.min(context, given) / 2);
        if (Transcript.tokens(transcript.prompt(context)) >= given) {
            throw failed;
        }
    }

    /** Whether a model said that it was given more than it reads; of several that were asked, one may have. */
    static boolean isTooLong(Failure failure) {
        return failure instanceof Failure.PromptTooLong || failure instanceof Failure.Several several
                && several.groups().stream().anyMatch(group -> isTooLong(group.first()));
    }

    private void answeredBy(Answer answer) {
        if (notes.author() instanceof Author.Model model && !model.id().equals(answer.by().toString())) {
            orchestrator.route(ModelTask.CHAT).candidates().stream()
                    .filter(each -> each.id().equals(answer.by())).findFirst()
                    .ifPresent(each -> notes.answering(author(each)));
        }
    }

    private Turn ended(Ending ending, String reason) {
        Citations.Checked checked = citations.check(notes.answer());
        notes.answer(checked.text());
        for (Citation citation : checked.citations()) {
            notes.cited(citation);
        }
        notes.used();
        return notes.turn(ending, reason);
    }

    private Transcript transcript(List<Turn> past, Scope scope) throws FailureException, InterruptedException {
        Request request = notes.request();
        List<Message> before = new ArrayList<>();
        for (Turn turn : past) {
            before.add(new Message.Question(material.said(words(turn.request()))));
            before.add(new Message.Answer(material.said(turn.answer()), List.of()));
        }
        List<Tool> described = request.intent().edits() ? tools.described() : List.of();
        int room = context * 2;
        String question = material.said(words(request)) + "\n\n" + material.attached(request.attachments(), room)
                + lookedUp(request, room, scope);
        return new Transcript(new Message.Instructions(Prompts.instructions(request.intent(), material)), before,
                new Message.Question(question), described);
    }

    private static String words(Request request) {
        return request.text().isBlank() ? Prompts.words(request.intent()) : request.text();
    }

    /** Places that fit the question, with their lines. */
    private String lookedUp(Request request, int room, Scope scope) throws InterruptedException {
        if (request.text().isBlank() || request.intent() == Intent.REVIEW) {
            return "";
        }
        StringBuilder found = new StringBuilder();
        for (Knowledge.Found place : knowledge.about(request.text(), PLACES, scope).places()) {
            try {
                Text text = files.now(files.file(place.location().file().toString())).orElse(Text.EMPTY);
                Range lines = Knowledge.lines(place.location().range(), 12, 60, text.lineCount());
                citations.because(place.location().file(), place.why());
                String passage = material.lines(place.location().file(), text, lines, room / PLACES);
                if (found.length() + passage.length() <= room) {
                    found.append(passage);
                }
            } catch (FailureException gone) {
                // It was there when it was indexed: what is not to be read is not shown.
                continue;
            }
        }
        return found.isEmpty() ? "" : "Found for it in the folder:\n" + found;
    }
}
