package dev.rustaiide.ai.assistant;

import java.nio.file.Path;
import java.time.Duration;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** What a tool may know of who uses it. Any thread may use it; it touches the disk. */
@ProviderType
public interface AgentSession {
    Workplace place();

    /**
     * The file that a model means by {@code path}, relative to the folder of the workplace or absolute.
     *
     * @throws FailureException if it is outside, leads outside, or may hold secrets
     */
    Path file(String path) throws FailureException;

    /** {@code file} from the folder, with slashes: how a model is told of it. */
    String name(Path file);

    /**
     * The text as the agent sees it: what is staged, or else what is open in an editor, or else what is on the disk.
     *
     * @param file as {@link #file} gave it
     * @throws FailureException if there is none, it is no text, or too large
     */
    Text read(Path file) throws FailureException;

    StagedEdits edits();

    /** What the budget leaves: no tool should take longer. */
    Duration left();
}
