package dev.rustaiide.system.git.blame.internal;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** A version of the file that lines are looked for in: a file of a commit, and the lines that came to it. */
final class Suspect {
    final RevCommit commit;
    final String path;
    final ObjectId blob;
    Share share = new Share();
    /** Read when it is needed, and let go of when the version is done with. */
    @Nullable Lines lines;

    Suspect(RevCommit commit, String path, ObjectId blob) {
        this.commit = commit;
        this.path = path;
        this.blob = blob;
    }
}
