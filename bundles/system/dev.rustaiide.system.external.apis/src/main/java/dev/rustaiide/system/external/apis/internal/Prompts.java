package dev.rustaiide.system.external.apis.internal;

import java.util.List;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.security.Redactor;

/** What is done to a prompt before it leaves. */
final class Prompts {
    /** Fewer than most texts have, so that what is counted so fits. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    private Prompts() {}

    /** Without the secrets that are known or can be recognised, and without what none of them reads. */
    static Prompt redacted(Prompt prompt, Redactor redactor) {
        return switch (prompt) {
            case Prompt.Text(String before, String after, _, _) ->
                new Prompt.Text(redactor.redact(before), redactor.redact(after));
            case Prompt.Chat chat -> new Prompt.Chat(chat.messages().stream()
                    .map(message -> redacted(message, redactor)).toList(), chat.tools());
        };
    }

    private static Message redacted(Message message, Redactor redactor) {
        String text = redactor.redact(message.text());
        return switch (message) {
            case Message.Instructions _ -> new Message.Instructions(text);
            case Message.Question _ -> new Message.Question(text);
            case Message.Answer answer -> new Message.Answer(text, answer.uses().stream().map(use -> new ToolUse(
                    use.id(), use.name(), ToolArguments.read(redactor.redact(ToolArguments.written(use.arguments())))))
                    .toList());
            case Message.Result result -> new Message.Result(result.use(), text, result.failed());
        };
    }

    /** Text that goes on, without what of its beginning has no place beside {@code most} tokens of answer. */
    static Prompt within(int window, int most, Prompt prompt) {
        if (!(prompt instanceof Prompt.Text(String before, String after, _, _))) {
            return prompt;
        }
        long room = Math.max(1, (long) window - most) * CHARACTERS_PER_TOKEN;
        int length = (int) Math.min(before.length(), Math.max(1, room - after.length()));
        int from = before.length() - length;
        boolean half = from > 0 && from < before.length() && Character.isLowSurrogate(before.charAt(from));
        return new Prompt.Text(before.substring(half ? from + 1 : from), after);
    }

    /** How often tools were used in the conversation. */
    static int uses(Prompt prompt) {
        List<Message> messages = prompt instanceof Prompt.Chat chat ? chat.messages() : List.of();
        return messages.stream()
                .mapToInt(message -> message instanceof Message.Answer answer ? answer.uses().size() : 0).sum();
    }
}
