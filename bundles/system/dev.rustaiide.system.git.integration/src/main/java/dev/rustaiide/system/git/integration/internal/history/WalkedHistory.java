package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.system.git.integration.Branches.History;
import dev.rustaiide.system.git.integration.LoggedCommit;

/** Reads a history page by page; the graph has lines to those parents that are still to come. */
final class WalkedHistory implements History {
    private final Repository repository;
    private final RevWalk walk;
    private final ChildrenFirst order;
    private final Map<String, List<String>> names;
    private final Lanes lanes = new Lanes();

    WalkedHistory(Repository repository, RevWalk walk, Map<String, List<String>> names) {
        this.repository = repository;
        this.walk = walk;
        this.order = new ChildrenFirst(walk);
        this.names = names;
    }

    @Override
    public Call<List<LoggedCommit>> next(int most) {
        return Call.start("read history", scope -> page(most, scope));
    }

    private synchronized List<LoggedCommit> page(int most, Scope scope) throws IOException, InterruptedException {
        List<LoggedCommit> page = new ArrayList<>();
        while (page.size() < most) {
            scope.check();
            RevCommit commit = order.next();
            if (commit == null) {
                break;
            }
            page.add(logged(commit));
            commit.disposeBody();
        }
        return page;
    }

    private LoggedCommit logged(RevCommit commit) {
        List<String> parents = Arrays.stream(commit.getParents()).map(RevCommit::name).toList();
        PersonIdent author = commit.getAuthorIdent();
        Lanes.Placed placed = lanes.place(commit.name(),
                Arrays.stream(commit.getParents()).filter(parent -> !order.isGiven(parent)).map(RevCommit::name)
                        .toList());
        return new LoggedCommit(commit.name(), parents, commit.getShortMessage(), author.getName(),
                author.getWhenAsInstant(), names.getOrDefault(commit.name(), List.of()), placed.lane(),
                placed.lines());
    }

    @Override
    public void close() {
        Call.start("close history", scope -> {
            end();
            return this;
        });
    }

    private synchronized void end() {
        walk.close();
        repository.close();
    }
}
