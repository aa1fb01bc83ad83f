package dev.rustaiide.system.agent.tools.internal;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.foundation.error.FailureException;

/** Takes out of what Git prints the differences of files that a model may not see. For one output, line by line. */
final class SecretSections {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    /** A blob that is named by its hash may be any file's. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,64}");
    private static final Pattern HEAD = Pattern.compile("diff --(?:git|cc|combined) (.*)");
    private static final Pattern END = Pattern.compile("commit [0-9a-f]{7,64}.*");

    private final AgentSession session;
    private boolean hidden;

    SecretSections(AgentSession session) {
        this.session = session;
    }

    /** What is shown in the place of {@code written}; null for nothing. */
    @Nullable String shown(String written) {
        String line = ANSI.matcher(written).replaceAll("");
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            hidden = isSecret(head.group(1));
            return hidden ? "(a difference of a file for secrets is left out)" : line;
        }
        if (END.matcher(line).matches()) {
            hidden = false;
        }
        return hidden ? null : line;
    }

    /** Both names are looked at: {@code a/old b/new}. A name in quotes is odd enough to be left out. */
    private boolean isSecret(String names) {
        if (names.contains("\"")) {
            return true;
        }
        for (String name : names.split(" ")) {
            String path = name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
            if (HASH.matcher(path).matches()) {
                return true;
            }
            try {
                session.file(Path.of(path).toString());
            } catch (FailureException secret) {
                return true;
            }
        }
        return false;
    }
}
