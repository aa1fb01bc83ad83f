package dev.rustaiide.system.git.integration.internal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** What real merges that stopped are called. */
class RepositoryReaderTest {
    @TempDir
    Path folder;
    private Twin twin;

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("repo"), folder);
        commit("base");
        for (String branch : new String[] {"topic/one", "other"}) {
            twin.git("switch", "-qc", branch, "main");
            commit(branch);
        }
        twin.git("switch", "-q", "main");
        commit("ours");
    }

    private void commit(String text) throws Exception {
        twin.write("a.txt", text + "\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", text);
    }

    private String title() throws Exception {
        try (Repository repository = Repositories.opened(twin.root())) {
            return new RepositoryReader(repository).unfinished().title();
        }
    }

    @Test
    void nothing_has_no_name() throws Exception {
        assertEquals("", title());
    }

    @Test
    void a_merge_is_called_by_the_branch_that_comes_in() throws Exception {
        twin.git(1, "merge", "topic/one");
        assertEquals("merge of topic/one", title());
    }

    @Test
    void of_several_names_of_a_commit_it_is_the_one_that_was_merged() throws Exception {
        twin.git("branch", "also", "topic/one");
        twin.git("tag", "v1", "topic/one");
        twin.git(1, "merge", "topic/one");
        assertEquals("merge of topic/one", title());
        twin.git("merge", "--abort");
        twin.git(1, "merge", "v1");
        assertEquals("merge of v1", title());
    }

    @Test
    void a_merge_with_a_message_of_its_own_or_by_digits_is_called_by_a_branch_that_stands_there() throws Exception {
        twin.git(1, "merge", "-m", "Bring it in", "topic/one");
        assertEquals("merge of topic/one", title());
        twin.git("merge", "--abort");
        twin.git(1, "merge", twin.git("rev-parse", "other").strip());
        assertEquals("merge of other", title());
    }

    @Test
    void a_pull_is_called_by_the_branch_as_it_is_known_here() throws Exception {
        twin.git("clone", "-q", ".", folder.resolve("clone").toString());
        Twin clone = new Twin(folder.resolve("clone"), twin.environment());
        clone.git("config", "user.name", "Tess Ter");
        clone.git("config", "user.email", "tess@example.org");
        clone.write("a.txt", "theirs\n");
        clone.git("commit", "-qam", "Theirs");
        commit("ours again");
        twin.git("remote", "add", "origin", clone.root().toString());
        twin.git(1, "pull", "-q", "--no-rebase", "origin", "main");
        assertEquals("merge of origin/main", title());
    }

    @Test
    void a_commit_without_a_name_keeps_its_digits() throws Exception {
        String id = twin.git("rev-parse", "other").strip();
        twin.git("branch", "-qD", "other");
        twin.git(1, "merge", id);
        assertEquals("merge of " + id.substring(0, 8), title());
    }
}
