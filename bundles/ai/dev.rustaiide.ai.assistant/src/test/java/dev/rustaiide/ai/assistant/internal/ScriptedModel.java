package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Says what a test has it say, one message after the other; the last one again when there are no more. */
final class ScriptedModel implements Orchestrator {
    static final BackendId ID = new BackendId("test", "scripted@1");

    private final List<Function<Prompt.Chat, Said>> script = new ArrayList<>();
    final List<Prompt.Chat> prompts = new ArrayList<>();
    boolean isThere = true;
    /** Tokens of a prompt. */
    int window = Integer.MAX_VALUE;
    private int next;
    private int uses;

    /** A message: text in pieces, and uses of tools. */
    record Said(Iterable<String> pieces, List<ToolUse> uses) {}

    ScriptedModel says(String text) {
        return does(prompt -> new Said(List.of(text), List.of()));
    }

    ScriptedModel says(Iterable<String> pieces) {
        return does(prompt -> new Said(pieces, List.of()));
    }

    /** Asks for a tool; {@code arguments} in JSON with single quotes. */
    ScriptedModel uses(String tool, String arguments) {
        return does(prompt -> new Said(List.of(), List.of(use(tool, arguments))));
    }

    ScriptedModel does(Function<Prompt.Chat, Said> message) {
        script.add(message);
        return this;
    }

    ToolUse use(String tool, String arguments) {
        try {
            return new ToolUse("use" + uses++, tool, Json.parse(arguments.replace('\'', '"')));
        } catch (JsonException e) {
            throw new AssertionError(arguments, e);
        }
    }

    /** What the model was given last. */
    String lastResult() {
        return prompts.getLast().messages().getLast().text();
    }

    /** All that the model was ever given. */
    String seen() {
        StringBuilder seen = new StringBuilder();
        prompts.forEach(prompt -> prompt.messages().forEach(message -> seen.append(message.text()).append('\n')));
        return seen.toString();
    }

    List<Message.Result> results() {
        return prompts.getLast().messages().stream().filter(Message.Result.class::isInstance)
                .map(Message.Result.class::cast).toList();
    }

    @Override
    public Route route(ModelTask task) {
        return new Route(isThere && task == ModelTask.CHAT
                ? List.of(new Route.Candidate(ID, "Scripted", true, true, "It is the test's.")) : List.of());
    }

    @Override
    public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        Prompt.Chat chat = (Prompt.Chat) prompt;
        if (Transcript.tokens(chat) > window) {
            return Call.failed(new FailureException(new Failure.PromptTooLong("The model cannot answer.",
                    "It is more than it reads.")));
        }
        prompts.add(chat);
        Function<Prompt.Chat, Said> message = script.get(Math.min(next++, script.size() - 1));
        return Call.start("scripted", scope -> {
            Said said = message.apply(chat);
            StringBuilder text = new StringBuilder();
            for (String piece : said.pieces()) {
                scope.check();
                pieces.accept(piece);
                text.append(piece);
            }
            var ending = said.uses().isEmpty() ? Generation.Ending.COMPLETE : Generation.Ending.TOOLS;
            return new Answer(new Generation(text.toString(), said.uses(), ending, 100, 0, 10), ID, List.of());
        });
    }
}
