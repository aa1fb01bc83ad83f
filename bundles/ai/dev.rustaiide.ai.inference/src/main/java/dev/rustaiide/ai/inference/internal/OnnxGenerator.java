package dev.rustaiide.ai.inference.internal;

import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.JsonGrammar;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.WrittenText;
import dev.rustaiide.ai.inference.internal.Writing.ModelLimits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** A loaded model that writes text, for all who use it. Any thread may use it. */
final class OnnxGenerator implements SharedModels.Loaded {
    private final ModelTokenizer tokenizer;
    private final PromptReader prompts;
    private final ModelLimits limits;
    private final BatchedWriting batch;
    private final Grammars grammars = new Grammars();

    OnnxGenerator(ModelTokenizer tokenizer, ModelSettings settings, Decoder decoder) {
        this.tokenizer = tokenizer;
        this.prompts = new PromptReader(tokenizer, settings);
        this.limits = new ModelLimits(settings.window(), tokenizer.vocabulary(), settings.ends());
        this.batch = new BatchedWriting(decoder);
    }

    int window() {
        return limits.window();
    }

    Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        return Call.start("write", scope -> write(prompt, decoding, pieces, scope));
    }

    /** @throws Exception as the text's */
    private Generation write(Prompt prompt, Decoding decoding, Consumer<String> pieces, Scope scope)
            throws Exception {
        int[] tokens = prompts.read(prompt, decoding.most());
        scope.check();
        var writing = new Writing(tokens, decoding, text(prompt, decoding.stops()),
                filter(prompt, decoding.constraint()), limits);
        batch.submit(writing);
        boolean done = false;
        try {
            Generation generation = writing.listen(pieces);
            done = true;
            return generation;
        } finally {
            if (!done) {
                batch.cancel(writing);
            }
        }
    }

    private TokenFilter filter(Prompt prompt, Constraint constraint) throws FailureException {
        return switch (constraint) {
            case Constraint.Free() -> prompt instanceof Prompt.Chat chat && !chat.tools().isEmpty()
                    ? new ToolFilter(grammars.of(ToolCalls.grammar(chat.tools())), tokenizer.vocabulary())
                    : TokenFilter.FREE;
            case Constraint.Schema(Json schema) ->
                new GrammarFilter(grammars.of(JsonGrammar.of(schema)), tokenizer.vocabulary());
            case Constraint.Grammar(String grammar) ->
                new GrammarFilter(grammars.of(grammar), tokenizer.vocabulary());
        };
    }

    private static WrittenText text(Prompt prompt, List<String> stops) {
        if (!(prompt instanceof Prompt.Chat chat)) {
            return new WrittenText(stops, false, 0);
        }
        int earlier = chat.messages().stream()
                .mapToInt(message -> message instanceof Message.Answer answer ? answer.uses().size() : 0).sum();
        return new WrittenText(stops, !chat.tools().isEmpty(), earlier);
    }

    @Override
    public void shrink() {
        grammars.clear();
        batch.shrink();
    }

    @Override
    public void close() {
        batch.close();
        tokenizer.close();
        NativeHeap.trim();
    }
}
