package dev.rustaiide.system.external.apis.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.external.apis.Provider;

/** What is sent to a provider, and what is read of that which comes, in the protocol that it speaks. */
sealed interface Dialect permits OpenAiDialect, OllamaDialect, AnthropicDialect {
    static Dialect of(Provider provider) {
        return switch (provider.protocol()) {
            case OPENAI -> new OpenAiDialect(provider);
            case OLLAMA -> new OllamaDialect(provider);
            case ANTHROPIC -> new AnthropicDialect(provider);
        };
    }

    /** Where {@code prompt} is sent to. */
    URI address(Prompt prompt);

    /**
     * What is sent there.
     *
     * @param without the members that this server has not accepted before
     * @throws FailureException if the protocol has no words for the prompt or the constraint
     */
    Json body(String model, Prompt prompt, Decoding decoding, Set<String> without) throws FailureException;

    /** Members of the body that an answer can do without. */
    Set<String> dispensable();

    /** Who asks, to that server. */
    Map<String, String> headers(String key);

    /** Whether the answer is a stream of events (HTML Living Standard, 9.2), rather than of lines of JSON. */
    boolean hasEvents();

    /** Reads one answer, event by event. */
    Reading reading();

    /** Where the server tells its models. */
    URI modelsAddress();

    /** The names in what it tells there. */
    List<String> models(Json told);

    /** Reads the events of one answer. */
    @FunctionalInterface
    interface Reading {
        /**
         * Puts down what {@code event} says.
         *
         * @return whether that was the mark of the end
         * @throws ServerError if it tells of an error instead
         */
        boolean read(Json event, Draft draft) throws ServerError;
    }

    /** {@code path} below the address of {@code provider}, whatever slashes are between. */
    static URI below(Provider provider, String path) {
        String base = provider.address().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** The name of the tool whose use {@code result} is about; empty if it is not among {@code before}. */
    static String tool(Message.Result result, List<Message> before) {
        for (Message message : before) {
            if (message instanceof Message.Answer(_, List<ToolUse> uses)) {
                for (ToolUse use : uses) {
                    if (use.id().equals(result.use())) {
                        return use.name();
                    }
                }
            }
        }
        return "";
    }

    static String told(Message.Result result) {
        return result.failed() ? "The tool failed: " + result.text() : result.text();
    }

    /** That {@code constraint} cannot be said. */
    static FailureException unsaid(Provider provider, Constraint constraint) {
        String what = constraint instanceof Constraint.Grammar ? "grammars" : "such constraints";
        return new FailureException(new Failure.Other("Cannot ask " + provider.name() + " for that.",
                "Its protocol (" + provider.protocol().word() + ") knows no " + what + '.',
                "Use a model of this machine for it."));
    }
}
