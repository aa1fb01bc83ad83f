package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Asks a model for lines until an answer can be used, or the second one cannot either. For one thread. */
final class RewriteTurn {
    private static final int ANSWERS = 2;
    /** Tokens of an answer, whatever the lines are. */
    private static final int LEAST = 1024;
    private static final int MOST = 8192;
    private final RewriteRequest request;
    private final Writing writing;
    private final RewriteCheck check;
    private final Consumer<RewriteEvent> events;
    private String prompt = "";

    RewriteTurn(RewriteRequest request, Writing writing, RewriteCheck check, Consumer<RewriteEvent> events) {
        this.request = request;
        this.writing = writing;
        this.check = check;
        this.events = events;
    }

    /**
     * An answer that can be used.
     *
     * @param by who gave it
     * @param promptHash of all that the model was given
     */
    record Usable(Author.Model by, String promptHash, Text after, String remark) {}

    Usable run(List<Message> given, Author.Model first, Scope scope)
            throws FailureException, StoppedException, UnusableException, InterruptedException {
        List<Message> messages = new ArrayList<>(given);
        events.accept(new RewriteEvent.Writing(first));
        for (int answers = 1;; answers++) {
            prompt = print(messages);
            var code = new AnswerCode();
            Answer answer = writing.write(new Prompt.Chat(messages, List.of()), decoding(answers), scope, piece -> {
                String lines = code.add(piece);
                if (!lines.isEmpty()) {
                    events.accept(new RewriteEvent.Code(lines));
                }
            });
            code.end();
            Generation said = answer.generation();
            boolean isCut = said.ending() == Generation.Ending.LENGTH || said.ending() == Generation.Ending.WINDOW;
            try {
                Text after = check.checked(code, isCut);
                return new Usable(author(answer, first), Sha256.hex(prompt), after,
                        ReadingTools.cut(code.said().replaceAll("\\s+", " "), 400));
            } catch (UnusableException unusable) {
                if (answers == ANSWERS) {
                    throw unusable;
                }
                events.accept(new RewriteEvent.Again("The answer could not be used: " + unusable.reason()));
                messages.add(new Message.Answer(said.text(), List.of()));
                messages.add(new Message.Question("That cannot be used. " + unusable.reason()
                        + " Answer again, with exactly one block of code: what takes the place of the lines."));
            }
        }
    }

    /** Another attempt is freer; so is a second answer. */
    private Decoding decoding(int answers) {
        int tokens = Meter.tokens(request.source().text().substring(check.target().start(), check.target().end()));
        int tries = request.attempt() + answers - 1;
        return new Decoding(Math.clamp(2L * tokens + LEAST, LEAST, MOST), List.of(),
                Math.min(0.8, 0.2 + 0.3 * tries), 0.95, 1L + tries, new Constraint.Free());
    }

    private Author.Model author(Answer answer, Author.Model first) {
        return answer.by().toString().equals(first.id()) ? first
                : new Author.Model(answer.by().toString(), answer.by().model(), isLocal(answer));
    }

    private boolean isLocal(Answer answer) {
        return writing.orchestrator().route(ModelTask.CHAT).candidates().stream()
                .anyMatch(each -> each.id().equals(answer.by()) && each.isLocal());
    }

    private static String print(List<Message> messages) {
        StringBuilder all = new StringBuilder();
        messages.forEach(message -> all.append(message).append('\n'));
        return all.toString();
    }
}
