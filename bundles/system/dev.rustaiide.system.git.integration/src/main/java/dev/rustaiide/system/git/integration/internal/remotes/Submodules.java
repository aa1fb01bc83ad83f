package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.errors.ConfigInvalidException;
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
                String name = Optional.ofNullable(walk.getModuleName()).orElse(walk.getPath());
                boolean half = there == null && HalfSubmodule.of(repository, name, walk.getPath()).isHalf();
                all.add(new Submodule(walk.getPath(), Optional.ofNullable(walk.getModulesUrl()).orElse(""),
                        walk.getObjectId().name(), Optional.ofNullable(there).map(ObjectId::name),
                        half));
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
        String name = Repositories.ask(root, "the submodules", open -> name(open, module.path()));
        HalfSubmodule left = Repositories.ask(root, "the submodules", open -> HalfSubmodule.of(open, name,
                module.path()));
        left.demandFree();
        String kept = demandFine(purpose, program.run(root, purpose, List.of("config", "--get", "submodule." + name
                + ".url"), scope)).out().strip();
        String url = program.run(root, purpose, List.of("ls-remote", "--get-url", kept), scope).out().strip();
        RemoteAddress address = RemoteAddress.of(url.isEmpty() ? kept : url);
        if (left.isHalf()) {
            left.remove();
            said.add("An update of " + module.path() + " was interrupted: it is copied anew.");
        }
        try (Talk talk = new Talk(program, secrets, gate, address)) {
            Said done = talk.run(root, purpose, List.of("submodule", "update", "--progress", "--", module.path()),
                    Map.of(), scope);
            if (!done.isFine()) {
                throw talk.failure(purpose, done);
            }
            said.addAll((done.out() + done.err()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        }
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
