package dev.rustaiide.ai.assistant;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/**
 * What an agent wants files to be: kept beside them, and seen by the agent alone until a person has accepted it. Any
 * thread may use it.
 */
@ProviderType
public interface StagedEdits {
    /** Files that would change, in the order in which they were first touched. */
    List<StagedFile> files();

    /** Text that is staged for {@code file}; empty if none is, also if it is to be deleted. */
    Optional<Text> text(Path file);

    /**
     * Stages a text, of a file that is there or not. Touches the disk.
     *
     * @throws FailureException if the file is outside of the workplace, may hold secrets, or may not be written
     */
    void write(Path file, Text text) throws FailureException;

    /**
     * Stages that {@code file} goes.
     *
     * @throws FailureException as {@link #write}, and if it is not there
     */
    void delete(Path file) throws FailureException;

    /** Marks the state of now. */
    Checkpoint mark(String title);

    /** The marks, the first first. */
    List<Checkpoint> checkpoints();

    /** Makes staged texts what they were at {@code checkpoint}, and forgets the later ones. Touches the disk. */
    void returnTo(Checkpoint checkpoint);

    /** Forgets all. Touches the disk. */
    void discard();

    /**
     * What applying them comes to, file by file; the files may have changed since. Whoever reviews takes hunks out by
     * {@link EditPlan#with}.
     */
    Call<EditPlan> plan();

    /**
     * Applies what was accepted, as one transaction with one undo, and records it in the audit trail. What was not
     * accepted is not staged any more.
     *
     * <p>Fails with a {@code FailureException}, and nothing is changed, as
     * {@link dev.rustaiide.ai.refactoring.WorkspaceEdits#apply}.
     *
     * @param accepted of {@link #plan}
     * @param reviewer who accepted it, as the audit trail names them
     */
    Call<AppliedEdit> apply(EditPlan accepted, String reviewer);

    /**
     * A file that would change.
     *
     * @param before as it was when it was first staged; empty if there was no file
     * @param after empty if it is to go
     */
    record StagedFile(Path file, Optional<Text> before, Optional<Text> after) {}
}
