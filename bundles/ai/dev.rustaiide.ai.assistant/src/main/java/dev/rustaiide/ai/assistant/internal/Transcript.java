package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;

/**
 * The messages of a turn, cut to what a model is to be given at once: what old tools gave goes first, then old
 * questions and answers. Instructions, the question of this turn and the last results stay. For one thread.
 */
final class Transcript {
    /** The last messages, which are never cut. */
    private static final int FRESH = 4;
    /** Tokens for messages, however much the tools take. */
    private static final int LEAST = 256;
    /** Characters of a question. */
    private static final int SHORTEST = 400;
    private static final String CUT = "(This was cut to save room. Ask again if it is needed.)";

    private final List<Message> messages = new ArrayList<>();
    private final List<Tool> tools;
    private final int question;

    /**
     * @param past what was said in the turns before
     * @param question of this turn, with what was looked up for it
     */
    Transcript(Message.Instructions instructions, List<Message> past, Message.Question question, List<Tool> tools) {
        this.tools = List.copyOf(tools);
        messages.add(instructions);
        messages.addAll(past);
        this.question = messages.size();
        messages.add(question);
    }

    void add(Message message) {
        messages.add(message);
    }

    /** The prompt, of about {@code limit} tokens where that can be had; at last the question loses its end. */
    Prompt.Chat prompt(int limit) {
        int most = Math.max(LEAST, limit - tokens(new Prompt.Chat(List.of(), tools)));
        List<Message> kept = new ArrayList<>(messages);
        for (int i = question + 1; i < kept.size() - FRESH && tokens(kept) > most; i++) {
            if (kept.get(i) instanceof Message.Result result && result.text().length() > CUT.length()) {
                kept.set(i, new Message.Result(result.use(), CUT, result.failed()));
            }
        }
        int past = question - 1;
        while (past > 0 && tokens(kept) > most) {
            kept.remove(1);
            past--;
        }
        int excess = tokens(kept) - most;
        if (excess > 0 && kept.get(past + 1) instanceof Message.Question(String text)) {
            int left = Math.max(SHORTEST, text.length() - Meter.characters(excess));
            kept.set(past + 1, new Message.Question(text.length() <= left ? text : text.substring(0, left) + CUT));
        }
        return new Prompt.Chat(kept, tools);
    }

    /** All that was said, for its hash. */
    String print() {
        StringBuilder all = new StringBuilder();
        messages.forEach(message -> all.append(message).append('\n'));
        return all.toString();
    }

    private static int tokens(List<Message> messages) {
        return messages.stream().mapToInt(Transcript::tokens).sum();
    }

    private static int tokens(Message message) {
        int tokens = Meter.tokens(message.text());
        if (message instanceof Message.Answer answer) {
            for (ToolUse use : answer.uses()) {
                tokens += Meter.tokens(use.name()) + Meter.tokens(use.arguments().print());
            }
        }
        return tokens + 4;
    }

    static int tokens(Prompt.Chat prompt) {
        int tokens = tokens(prompt.messages());
        for (Tool tool : prompt.tools()) {
            tokens += Meter.tokens(tool.description()) + Meter.tokens(tool.parameters().print());
        }
        return tokens;
    }
}
