package dev.rustaiide.ai.assistant;

import java.util.Locale;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;

/** What an agent can have done. Any thread may use it. */
@ConsumerType
public interface AgentTool {
    /** Of letters, digits, {@code _} and {@code -}, 64 at most. */
    String name();

    /** When to use it, for the model. */
    String description();

    /** A JSON Schema of an object. Arguments that do not fit never get here. */
    Json parameters();

    /** The most that it does. */
    Effect effect();

    /**
     * What would be done, in one line that hides nothing: it is what people approve, and what rules of the settings are
     * compared with, word by word from its beginning. Of a command it is the command.
     */
    String subject(Json arguments);

    /**
     * Does it. It is called only if the host allows it. Cancelling the call stops it.
     *
     * <p>Fails with a {@code FailureException}, which the model is told, so that it can go on otherwise.
     *
     * @param arguments as the model wrote them; they fit {@link #parameters}
     */
    Call<ToolAnswer> use(Json arguments, AgentSession session);

    /** What a tool can do at most. */
    enum Effect {
        /** Reads files of the workplace. */
        READ,
        /** Changes staged texts. */
        EDIT,
        /** Starts a program on this machine. */
        RUN,
        /** Talks to another machine. */
        NETWORK;

        /** In lower case, as settings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
