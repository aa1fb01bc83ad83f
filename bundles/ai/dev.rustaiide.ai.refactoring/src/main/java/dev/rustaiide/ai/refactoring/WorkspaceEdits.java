package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.WorkspaceEdit;

/**
 * Changes several files as one. A service; any thread may use it, and no method blocks. Edits of all processes of a
 * user take turns.
 *
 * <p>What is going to be done is written down first, with what it takes to undo it, below the application's state
 * folder. Whoever is killed in the middle leaves a record that {@link #recover} completes, or takes back where a file
 * was changed by somebody else meanwhile. Files are replaced atomically and keep encoding, line ends and permissions.
 */
@ProviderType
public interface WorkspaceEdits {
    /** Applied edits that are kept for undoing; older ones are forgotten. */
    int KEPT = 20;

    /**
     * Looks at every file that {@code edit} touches, changes nothing, and tells all that stands in the way: files out
     * of {@code folders}, links, what may not be written, other versions than the edit was made for, edits out of range
     * or over each other, names that are taken.
     */
    Call<EditPlan> plan(String title, WorkspaceEdit edit, List<Path> folders, Buffers buffers);

    /**
     * Applies all of {@code plan}. An open text without unsaved changes is edited and saved, one with unsaved changes
     * edited only. Once it has begun it cannot be cancelled.
     *
     * <p>Fails with a {@code FailureException}, and nothing is changed, if the plan has conflicts, a file is not as it
     * was when it was planned, or the disk refuses.
     */
    Call<AppliedEdit> apply(EditPlan plan, Buffers buffers);

    /**
     * Takes back {@code edit} as a whole, and gives what takes that back again. Fails, and nothing is changed, if one
     * of its files was changed since.
     */
    Call<AppliedEdit> undo(AppliedEdit edit, Buffers buffers);

    /** What can be taken back, the last first. */
    Call<List<AppliedEdit>> applied();

    /**
     * Completes or takes back what a killed process left, and tells it in whole sentences. To be called once at the
     * start, after unsaved texts were restored.
     */
    Call<List<String>> recover(Buffers buffers);
}
