package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.security.Secret;

/**
 * What is exchanged with repositories elsewhere: over files, SSH and HTTPS. A service; any thread may use it, and none
 * waits.
 *
 * <p>The installed git does it, in trusted folders only, after the egress gate has let the server through; a redirect
 * to another one is not followed. It never asks anybody: names and passwords for HTTPS come from the keyring, SSH has
 * its agent. Calls tell how far they are; cancelling one ends git with all that it started. They fail with a
 * {@link dev.rustaiide.foundation.error.FailureException}, whose cause is a {@link LoginNeeded} where a name and a
 * password would help.
 */
@ProviderType
public interface Remotes {
    /** Those that have a name here. Runs nothing. */
    Call<List<Remote>> remotes(Path repository);

    /**
     * Copies a repository to a new or empty folder, which is removed again if that fails or is cancelled. Nothing of
     * what comes is run.
     *
     * @return the folder
     */
    Call<Path> copy(CloneRequest request);

    /** Gets what is new there; no branch of one's own moves. */
    Call<Branches.Done> fetch(Path repository, FetchRequest request);

    /** Gets what the branch that is checked out follows, and brings both together. As {@link Branches#act}. */
    Call<Branches.Done> pull(Path repository, Pull how);

    /** Sends commits there. */
    Call<Branches.Done> push(Path repository, PushRequest request);

    /** The repositories inside of this one. Runs nothing. */
    Call<List<Submodule>> submodules(Path repository);

    /** Gets the repositories inside of this one that are missing, and checks out the commits that belong here. */
    Call<Branches.Done> updateSubmodules(Path repository);

    /** Keeps a name and a password, or token, for the server of {@code url}; the secret stays the caller's. */
    Call<Void> logIn(String url, String user, Secret password);

    /** Forgets the name and password for the server of {@code url}; false if there were none. */
    Call<Boolean> logOut(String url);

    /**
     * A copy to be made.
     *
     * @param branch to check out; empty for the one that is checked out there
     * @param depth how many commits of each branch; 0 for all
     */
    record CloneRequest(String url, Path folder, String branch, int depth) {}

    /**
     * What is to be got.
     *
     * @param remote its name; empty for the one that the branch follows, or {@code origin}
     * @param prune whether branches that are gone there go here as well
     * @param tags whether all tags come, not only those of what comes
     * @param whole whether a copy that was made with few commits gets all of them
     */
    record FetchRequest(String remote, boolean prune, boolean tags, boolean whole) {
        public static FetchRequest of(String remote) {
            return new FetchRequest(remote, false, false, false);
        }
    }

    /** How commits from there and those here come together. */
    enum Pull {
        MERGE, REBASE, /** Only if there are none here. */ FAST_FORWARD
    }

    /**
     * What is to be sent.
     *
     * @param remote its name; empty for the one that the branch follows, or {@code origin}
     * @param branch that is sent; empty for the one that is checked out
     * @param tags whether tags that no branch there has yet go too
     * @param replaces whether commits there may go: those that were seen here last, and no others (what git calls
     *            {@code --force-with-lease})
     */
    record PushRequest(String remote, String branch, boolean tags, boolean replaces) {
        public static PushRequest usual() {
            return new PushRequest("", "", false, false);
        }
    }
}
