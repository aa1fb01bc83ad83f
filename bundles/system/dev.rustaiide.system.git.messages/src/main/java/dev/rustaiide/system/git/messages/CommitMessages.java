package dev.rustaiide.system.git.messages;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Writes about the changes of a repository: those that are staged, or if none are, those of files that Git knows. A
 * service; any thread may use it, and none waits.
 */
@ProviderType
public interface CommitMessages {
    /** What is wanted. */
    enum Kind {
        /** The message of a commit: a subject, and why, where there is something to say. */
        MESSAGE,
        /** A few sentences on what changes, for who reads it. */
        SUMMARY
    }

    /**
     * What was written. Nobody has accepted it.
     *
     * @param text without a line feed at its end
     * @param author which model wrote it; empty if none did, and it is a template of the names of what changes
     * @param note where it comes from, and why, as one sentence for people
     */
    record Draft(String text, String author, String note) {
        public boolean isTemplate() {
            return author.isEmpty();
        }
    }

    /**
     * Writes. Where no model can be asked, or none gives an answer that can be used, it is a template, which says so.
     * Files that may hold secrets are named, not shown; secrets that are known are taken out. Cancelling stops the
     * model. Fails with a {@link dev.rustaiide.foundation.error.FailureException} if nothing changes, or the repository
     * cannot be read.
     */
    Call<Draft> draft(Path root, Kind kind);
}
