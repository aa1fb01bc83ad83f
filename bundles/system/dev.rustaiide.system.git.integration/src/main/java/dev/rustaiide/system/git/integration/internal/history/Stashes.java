package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Stash;
import dev.rustaiide.system.git.integration.Undoable;

/**
 * Reads what is stashed, and remembers what left the list last: git's diary of stashes forgets a stash with it, though
 * its commit stays for weeks.
 */
record Stashes(Repository repository) {
    private static final String LEFT = "rust-ai-ide-unstashed";
    /** As git words it: with a message of people, or with the commit that it is after. */
    private static final Pattern SAID = Pattern.compile("(WIP on|On) (.+?): (.*)");
    private static final Pattern AFTER = Pattern.compile("[0-9a-f]{4,} ?");

    /** The last one first. */
    List<Stash> list() throws IOException {
        ReflogReader log = repository.getRefDatabase().getReflogReader(Constants.R_STASH);
        List<Stash> all = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (ReflogEntry entry : log == null ? List.<ReflogEntry>of() : log.getReverseEntries()) {
                all.add(stash(all.size(), entry, walk));
            }
        }
        return all;
    }

    private Stash stash(int index, ReflogEntry entry, RevWalk walk) throws IOException {
        RevCommit commit = walk.parseCommit(entry.getNewId());
        RevCommit base = commit.getParentCount() == 0 ? commit : walk.parseCommit(commit.getParent(0));
        RevCommit untracked = commit.getParentCount() < 3 ? null : walk.parseCommit(commit.getParent(2));
        // Asked for files that it does not know, git makes a commit of them also where there are none.
        int unknown = untracked == null ? 0 : differing(walk, null, untracked.getTree());
        int files = differing(walk, base.getTree(), commit.getTree()) + unknown;
        Matcher said = SAID.matcher(entry.getComment());
        boolean known = said.matches();
        boolean named = !known || said.group(1).equals("On");
        String text = known ? said.group(3) : entry.getComment();
        String branch = known && !said.group(2).equals("(no branch)") ? said.group(2) : "";
        String kept = unknown == 0 || untracked == null ? "" : untracked.name();
        return new Stash(index, commit.name(), base.name(), kept, branch, named ? text : "",
                named ? "" : AFTER.matcher(text).replaceFirst(""), entry.getWho().getWhenAsInstant(), files);
    }

    private static int differing(RevWalk objects, @Nullable RevTree from, RevTree to) throws IOException {
        try (TreeWalk walk = new TreeWalk(objects.getObjectReader())) {
            if (from == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(from);
            }
            walk.addTree(to);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            int count = 0;
            while (walk.next()) {
                count++;
            }
            return count;
        }
    }

    private Path file() {
        return repository.getDirectory().toPath().resolve(LEFT);
    }

    /** Writes down that {@code stash} is no longer in the list, by {@code action}. */
    void left(Stash stash, GitAction action) throws IOException {
        String text = Json.object().put("commit", stash.commit()).put("said", said(stash)).put("diary", diary())
                .put("by", String.join(" ", action.words().subList(0, 2))).build().print();
        WholeFile.write(file(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Stash stash) {
        return "On " + (stash.branch().isEmpty() ? "(no branch)" : stash.branch()) + ": " + stash.title();
    }

    /** The last line of the diary of what is checked out: when it is another, something came after. */
    private String diary() throws IOException {
        ReflogReader log = repository.getRefDatabase().getReflogReader(Constants.HEAD);
        ReflogEntry last = log == null ? null : log.getLastEntry();
        return last == null ? "" : last.toString();
    }

    /** How the one that left the list last comes back, unless something else was done since. */
    Optional<Undoable> undoable() throws IOException {
        if (!Files.isRegularFile(file())) {
            return Optional.empty();
        }
        try {
            Json json = Json.parse(Files.readString(file(), StandardCharsets.UTF_8));
            String commit = json.string("commit");
            boolean back = list().stream().anyMatch(each -> each.commit().equals(commit));
            boolean last = json.string("diary").equals(diary());
            String what = json.string("by") + ": " + json.string("said");
            return back || !last ? Optional.empty() : Optional.of(new Undoable(what,
                    new GitAction.StashStore(commit, json.string("said")),
                    "It is in the list of stashes again, as the last one; files stay as they are."));
        } catch (JsonException broken) {
            // As if none had left.
            return Optional.empty();
        }
    }
}
