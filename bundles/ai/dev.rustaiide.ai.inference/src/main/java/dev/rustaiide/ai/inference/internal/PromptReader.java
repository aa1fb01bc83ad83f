package dev.rustaiide.ai.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Makes tokens of prompts, as many as fit and the way that the model was trained to see them. */
final class PromptReader {
    /** No token is longer on the average, in any text. */
    private static final int CHARACTERS_PER_TOKEN = 6;
    /** Names of the tokens before, behind and at a gap, by family. */
    private static final List<List<String>> GAPS = List.of(
            List.of("<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"),
            List.of("<fim_prefix>", "<fim_suffix>", "<fim_middle>"),
            List.of("<fim-prefix>", "<fim-suffix>", "<fim-middle>"),
            List.of("▁<PRE>", "▁<SUF>", "▁<MID>"),
            List.of("<｜fim▁begin｜>", "<｜fim▁hole｜>", "<｜fim▁end｜>"));

    private final ModelTokenizer tokenizer;
    private final int window;
    private final boolean readsBehindFirst;
    private final @Nullable ChatTemplate template;
    /** Before, behind and at a gap. */
    private final int @Nullable [] gap;

    PromptReader(ModelTokenizer tokenizer, ModelSettings settings) {
        this.tokenizer = tokenizer;
        this.window = settings.window();
        this.readsBehindFirst = settings.readsBehindFirst();
        this.template = ChatTemplate.of(settings.chatTemplate()).orElse(null);
        this.gap = gap(tokenizer.vocabulary());
    }

    private static int @Nullable [] gap(Vocabulary vocabulary) {
        for (List<String> names : GAPS) {
            int[] found = names.stream().map(vocabulary::added).flatMap(Optional::stream).mapToInt(id -> id).toArray();
            if (found.length == names.size()) {
                return found;
            }
        }
        return null;
    }

    /**
     * The tokens of {@code prompt}.
     *
     * @param most tokens that are to be written behind it
     * @throws FailureException if it is a chat and the model was not made for one, or it does not fit the window
     */
    int[] read(Prompt prompt, int most) throws FailureException {
        return switch (prompt) {
            case Prompt.Text(String before, String after) -> text(before, after, room(most));
            case Prompt.Chat chat -> chat(chat);
        };
    }

    /** What is left for a prompt; at least three quarters of the window. */
    private int room(int most) {
        return Math.max(1, window - Math.min(most, window / 4));
    }

    private int[] text(String before, String after, int room) {
        int[] gapTokens = gap;
        int[] beginning = tokenizer.beginning().toArray();
        if (gapTokens == null || after.isBlank()) {
            int left = Math.max(1, room - beginning.length);
            int[] text = latest(before, left);
            if (text.length == 0 && beginning.length == 0) {
                text = tokenizer.text("\n").toArray(); // there must be something to go on from
            }
            return IntStream.concat(IntStream.of(beginning), IntStream.of(text)).toArray();
        }
        int[] behind = tokenizer.text(first(after, room / 4 * CHARACTERS_PER_TOKEN)).limit(room / 4).toArray();
        int[] text = latest(before, Math.max(1, room - behind.length - beginning.length - gapTokens.length));
        int[][] parts = readsBehindFirst
                ? new int[][] {beginning, {gapTokens[0], gapTokens[1]}, behind, {gapTokens[2]}, text}
                : new int[][] {beginning, {gapTokens[0]}, text, {gapTokens[1]}, behind, {gapTokens[2]}};
        return Stream.of(parts).flatMapToInt(IntStream::of).toArray();
    }

    private static String first(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /**
     * The last tokens of {@code text}, {@code most} at most. Where they begin moves in steps of a quarter: with the
     * next letter they begin at the same place, so that what is known of them stays known.
     */
    private int[] latest(String text, int most) {
        int[] tokens = tokenizer.text(text.substring(stepped(text.length(), most * CHARACTERS_PER_TOKEN))).toArray();
        return Arrays.copyOfRange(tokens, stepped(tokens.length, most), tokens.length);
    }

    /** How much to leave out of {@code length}, so that at most {@code most} stay. */
    static int stepped(int length, int most) {
        int step = Math.max(1, most / 4);
        return length <= most ? 0 : Math.min(length, (length - most + step - 1) / step * step);
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
