package dev.rustaiide.ai.assistant;

import org.osgi.annotation.versioning.ProviderType;

/** Asks a person whether a tool may be used. Any thread may use it. */
@ProviderType
public interface ApprovalRequest {
    /** The step that waits, with all that is going to be done in {@link ToolStep#subject}. */
    ToolStep step();

    /** One sentence: why somebody is asked. */
    String why();

    /** Decides. The first answer counts. */
    void answer(Decision decision);

    /** What a person says. */
    enum Decision {
        ONCE,
        /** From here on in this conversation, for this tool and the same subject. */
        ALWAYS,
        NO
    }
}
