package dev.rustaiide.system.external.apis;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.models.ModelTask;

/** What a server speaks. */
public enum Protocol {
    /** {@code /chat/completions}, {@code /completions}: OpenAI, llama.cpp's server, vLLM, LM Studio and many more. */
    OPENAI("https://api.openai.com/v1", 32_768, Set.of(ModelTask.CHAT, ModelTask.COMPLETE)),
    /** {@code /api/chat} and {@code /api/generate}. */
    OLLAMA("http://127.0.0.1:11434", 8192, Set.of(ModelTask.CHAT, ModelTask.COMPLETE)),
    /** {@code /v1/messages}. */
    ANTHROPIC("https://api.anthropic.com", 200_000, Set.of(ModelTask.CHAT));

    private final String usualAddress;
    private final int usualWindow;
    private final Set<ModelTask> tasks;

    Protocol(String usualAddress, int usualWindow, Set<ModelTask> tasks) {
        this.usualAddress = usualAddress;
        this.usualWindow = usualWindow;
        this.tasks = tasks;
    }

    /** In lower case, as settings have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Protocol> of(String word) {
        for (Protocol protocol : values()) {
            if (protocol.word().equals(word)) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }

    /** Where such a server is unless somebody says otherwise. */
    public String usualAddress() {
        return usualAddress;
    }

    /** Tokens that a model can have in mind, where nobody has said how many. */
    public int usualWindow() {
        return usualWindow;
    }

    /** What the protocol can be asked for. */
    public Set<ModelTask> tasks() {
        return tasks;
    }
}
