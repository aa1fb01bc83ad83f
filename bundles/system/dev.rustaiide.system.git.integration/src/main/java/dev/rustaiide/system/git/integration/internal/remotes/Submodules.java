package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.Branches.Done;
import dev.rustaiide.system.git.integration.Submodule;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.GitProgram.Said;
import dev.rustaiide.system.git.integration.internal.Repositories;

/** Repositories inside of others; each comes from its own server, which the gate is asked about by itself. */
record Submodules(GitProgram program, SecretStore secrets, GateForGit gate) {
    static List<Submodule> list(Repository repository) throws IOException, FailureException {
        List<Submodule> all = new ArrayList<>();
        try (SubmoduleWalk walk = SubmoduleWalk.forIndex(repository)) {
            while (walk.next()) {
                ObjectId there = walk.getHead();
                all.add(new Submodule(walk.getPath(), Optional.ofNullable(walk.getModulesUrl()).orElse(""),
                        walk.getObjectId().name(), Optional.ofNullable(there).map(ObjectId::name)));
            }
            return all;
        } catch (ConfigInvalidException odd) {
            throw new FailureException(new Failure.BadContent(repository.getWorkTree().toPath().resolve(".gitmodules"),
                    "It cannot be read as settings of Git: " + odd.getMessage() + ".", "Mend the file."), odd);
        }
    }

    /** Gets what is missing and checks out what is recorded. */
    Done update(Path root, Scope scope)
            throws FailureException, InterruptedException, ExecutionException, IOException {
        program.demand(root, "update the submodules");
        List<String> said = new ArrayList<>();
        for (Submodule each : Repositories.ask(root, "the submodules", Submodules::list)) {
            if (!each.checkedOut().equals(Optional.of(each.recorded()))) {
                update(root, each, said, scope);
            }
        }
        return new Done(false, said);
    }

    private void update(Path root, Submodule module, List<String> said, Scope scope)
            throws FailureException, InterruptedException, ExecutionException, IOException {
        String purpose = "update the submodule " + module.path();
        demandFine(purpose, program.run(root, purpose, List.of("submodule", "init", "--", module.path()), scope));
        RemoteAddress address = address(root, module, purpose, scope);
        try (Talk talk = new Talk(program, secrets, gate, address)) {
            Said done = talk.run(root, purpose, List.of("submodule", "update", "--progress", "--", module.path()),
                    Map.of(), scope);
            if (!done.isFine()) {
                throw talk.failure(purpose, done);
            }
            said.addAll((done.out() + done.err()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        }
    }

    /** Where git goes: what has been got once is asked for more where its own settings say, the others by ours. */
    private RemoteAddress address(Path root, Submodule module, String purpose, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        String name = Repositories.ask(root, "the submodules", open -> name(open, module.path()));
        List<String> within = Repositories.ask(root, "the submodules", open -> within(open, name, module.path()));
        if (!within.isEmpty()) {
            Configured settings = Configured.ask(words -> demandFine(purpose, program.run(root, purpose,
                    both(within, words), scope)).out());
            String head = program.run(root, purpose, both(within, List.of("symbolic-ref", "--quiet", "HEAD")), scope)
                    .out().strip();
            return Destination.fetched(settings, "", head.startsWith(Constants.R_HEADS)
                    ? head.substring(Constants.R_HEADS.length()) : "").address();
        }
        Configured settings = Configured.ask(words -> demandFine(purpose, program.run(root, purpose, words, scope))
                .out());
        String url = settings.get("submodule." + name + ".url").orElseThrow(() -> new FailureException(
                new Failure.Other("Cannot " + purpose + ".", "Nobody says where it lies.",
                        "Give it a url in .gitmodules.")));
        // What git would take for an option, before anything is made of it.
        RemoteAddress.of(url);
        return RemoteAddress.of(settings.rewritten(url, false));
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** How git is told to be in its own repository; empty if it has none yet. */
    private static List<String> within(Repository repository, String name, String path) {
        Path folder = repository.getWorkTree().toPath().resolve(path);
        Path kept = repository.getDirectory().toPath().resolve("modules").resolve(name);
        return Files.exists(folder.resolve(".git")) ? List.of("-C", folder.toString())
                : Files.exists(kept.resolve("HEAD")) ? List.of("--git-dir", kept.toString()) : List.of();
    }

    private static String name(Repository repository, String path) throws IOException {
        try (SubmoduleWalk walk = SubmoduleWalk.forIndex(repository)) {
            walk.setFilter(PathFilter.create(path));
            return walk.next() ? Optional.ofNullable(walk.getModuleName()).orElse(path) : path;
        } catch (ConfigInvalidException odd) {
            throw new IOException(".gitmodules cannot be read", odd);
        }
    }

    private static Said demandFine(String purpose, Said said) throws FailureException {
        return GitProgram.demandFine(said, "Cannot " + purpose + ".", "Mend what git says, and try again.");
    }
}
