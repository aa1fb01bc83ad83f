package dev.rustaiide.ai.inference.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Makes tokens of prompts, as many as fit and the way that the model was trained to see them. */
final class PromptReader {
    private final ModelTokenizer tokenizer;
    private final int window;
    private final @Nullable ChatTemplate template;
    private final GapReader gaps;

    PromptReader(ModelTokenizer tokenizer, ModelSettings settings) {
        this.tokenizer = tokenizer;
        this.window = settings.window();
        this.template = ChatTemplate.of(settings.chatTemplate()).orElse(null);
        this.gaps = new GapReader(tokenizer, settings);
    }

    /**
     * The tokens of {@code prompt}.
     *
     * @param most tokens that are to be written behind it
     * @throws FailureException if it is a chat and the model was not made for one, or it does not fit the window
     */
    int[] read(Prompt prompt, int most) throws FailureException {
        return switch (prompt) {
            case Prompt.Text text -> gaps.read(text, most);
            case Prompt.Chat chat -> chat(chat);
        };
    }

    private int[] chat(Prompt.Chat chat) throws FailureException {
        ChatTemplate roles = template;
        if (roles == null) {
            throw new FailureException(new Failure.Other("Cannot chat with this model.",
                    "It was not made for conversations, or in a form that is not known here.",
                    "Choose a model for chat (Qwen, Llama, Gemma, Phi and Mistral are known)."));
        }
        IntStream tokens = tokenizer.beginning();
        String unsaid = "";
        for (Message message : withTools(chat)) {
            if (message instanceof Message.Instructions(String text) && roles.instructions().isEmpty()) {
                unsaid += text + "\n\n"; // said by the user, since nobody else can
            } else {
                tokens = IntStream.concat(tokens, said(message, unsaid, roles));
                unsaid = message instanceof Message.Answer ? unsaid : "";
            }
        }
        int[] all = IntStream.concat(tokens, tokenizer.markup(roles.answer())).toArray();
        if (all.length >= window) {
            throw new FailureException(new Failure.PromptTooLong("Cannot go on with this conversation.",
                    "It has " + all.length + " tokens, and the model takes " + window + '.'));
        }
        return all;
    }

    /** The first instructions tell of the tools. */
    private static List<Message> withTools(Prompt.Chat chat) {
        List<Message> messages = new ArrayList<>(chat.messages());
        String tools = ToolCalls.instructions(chat.tools());
        if (!tools.isEmpty()) {
            String first = !messages.isEmpty() && messages.getFirst() instanceof Message.Instructions(String text)
                    ? text : "";
            if (!first.isEmpty()) {
                messages.removeFirst();
            }
            messages.addFirst(new Message.Instructions((first + tools).strip()));
        }
        return messages;
    }

    private IntStream said(Message message, String before, ChatTemplate roles) {
        return switch (message) {
            case Message.Answer(String text, List<ToolUse> uses) ->
                turn(roles.answer(), ToolCalls.answer(text, uses), roles.answerEnd());
            case Message.Result(String use, String text, boolean failed) ->
                turn(roles.question(), before + ToolCalls.result(text, failed), roles.questionEnd());
            case Message.Question(String text) -> turn(roles.question(), before + text, roles.questionEnd());
            case Message.Instructions(String text) ->
                turn(roles.instructions(), text, roles.instructionsEnd());
        };
    }

    private IntStream turn(String begin, String text, String end) {
        return IntStream.concat(IntStream.concat(tokenizer.markup(begin), tokenizer.text(text)),
                tokenizer.markup(end));
    }
}
