package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.Branches.Done;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.Submodule;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.GitProgram.Said;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.integration.internal.history.WatchedAction;
import dev.rustaiide.system.git.integration.internal.status.RepositoryReader;
import dev.rustaiide.system.network.services.EgressGate;

/** Has the installed git talk to servers that the gate lets through. */
@Component
public final class ProgramRemotes implements Remotes {
    private final GitProgram program;
    private final SecretStore secrets;
    private final GateForGit gate;

    @Activate
    public ProgramRemotes(@Reference GitProgram program, @Reference EgressGate gate, @Reference Events events,
            @Reference SecretStore secrets) {
        this.program = program;
        this.secrets = secrets;
        this.gate = new GateForGit(gate, events::publish);
    }

    @Override
    public Call<List<Remote>> remotes(Path repository) {
        return Call.start("remotes", scope -> Repositories.ask(Repositories.around(repository), "the remotes",
                ProgramRemotes::remotes));
    }

    private static List<Remote> remotes(Repository repository) {
        List<Remote> all = new ArrayList<>();
        for (String name : repository.getConfig().getSubsections("remote")) {
            String url = repository.getConfig().getString("remote", name, "url");
            if (url != null) {
                all.add(new Remote(name, url, Optional.ofNullable(repository.getConfig().getString("remote", name,
                        "pushurl"))));
            }
        }
        return all;
    }

    @Override
    public Call<Path> copy(CloneRequest request) {
        return Call.start("clone", scope -> copy(request, scope));
    }

    private Path copy(CloneRequest request, Scope scope)
            throws FailureException, InterruptedException, ExecutionException, IOException {
        String purpose = "clone " + request.url();
        program.demandInstalled(purpose);
        RemoteAddress given = RemoteAddress.of(request.url());
        given.demandNoPassword("clone from " + given.title());
        Path folder = request.folder().toAbsolutePath().normalize();
        boolean fresh = demandEmpty(folder);
        Files.createDirectories(folder);
        boolean done = false;
        try {
            List<String> asked = List.of("ls-remote", "--get-url", request.url());
            String url = program.follow(folder, asked, outside(folder), scope).out().strip();
            RemoteAddress address = RemoteAddress.of(url.isEmpty() ? request.url() : url);
            talk(folder, address, "clone " + address.title(), words(request), outside(folder), scope);
            done = true;
            return folder;
        } finally {
            if (!done) {
                empty(folder, fresh);
            }
        }
    }

    private static List<String> words(CloneRequest request) {
        List<String> words = new ArrayList<>(List.of("clone", "--progress"));
        if (request.depth() > 0) {
            words.addAll(List.of("--depth", Integer.toString(request.depth())));
        }
        if (!request.branch().isEmpty()) {
            words.addAll(List.of("--branch", request.branch()));
        }
        words.addAll(List.of("--", request.url(), "."));
        return words;
    }

    /** What lies above the folder is not asked: the settings of a repository there are nobody's business here. */
    private static Map<String, String> outside(Path folder) {
        return Map.of("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent()));
    }

    private static boolean demandEmpty(Path folder) throws FailureException, IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.NotAFile(folder, "something else than a folder"));
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            if (inside.iterator().hasNext()) {
                throw new FailureException(new Failure.Other("Cannot clone to " + folder + ".",
                        "The folder is not empty.", "Choose a folder that is empty or does not exist yet."));
            }
        }
        return false;
    }

    private static void empty(Path folder, boolean whole) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(folder)) {
            all = inside.toList();
        }
        for (Path each : all.reversed()) {
            if (whole || !each.equals(folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public Call<Done> fetch(Path repository, FetchRequest request) {
        return Call.start("fetch", scope -> {
            Path root = Repositories.around(repository);
            program.demand(root, "fetch");
            Destination from = Destination.fetched(settings(root, "fetch", scope), request.remote(), branch(root));
            List<String> words = new ArrayList<>(List.of("fetch", "--progress", "--no-recurse-submodules"));
            if (request.prune()) {
                words.add("--prune");
            }
            if (request.tags()) {
                words.add("--tags");
            }
            if (request.whole() && isShallow(root)) {
                words.add("--unshallow");
            }
            words.addAll(List.of("--", from.remote()));
            return done(talk(root, from.address(), "fetch from " + from.title(), words, Map.of(), scope), false);
        });
    }

    private static boolean isShallow(Path root) throws FailureException {
        return Repositories.ask(root, "the repository", open -> Files.exists(open.getCommonDirectory().toPath()
                .resolve("shallow")));
    }

    private static Done done(Said said, boolean stopped) {
        return new Done(stopped, (said.out() + said.err()).lines().map(String::strip).filter(line -> !line.isEmpty())
                .toList());
    }

    @Override
    public Call<Done> pull(Path repository, Pull how) {
        return Call.start("pull", scope -> {
            Path root = Repositories.around(repository);
            program.demand(root, "pull");
            // Git chooses in the same way: it would not merge what the branch follows if it were named.
            Destination from = Destination.fetched(settings(root, "pull", scope), "", branch(root));
            String purpose = "pull from " + from.title();
            List<String> words = new ArrayList<>(List.of("pull", "--progress", "--no-recurse-submodules"));
            words.addAll(switch (how) {
                case MERGE -> List.of("--no-rebase", "--ff");
                case REBASE -> List.of("--rebase");
                case FAST_FORWARD -> List.of("--ff-only");
            });
            try (Talk talk = new Talk(program, secrets, gate, from.address())) {
                Said said = new WatchedAction(program, root, "Pull from " + from.title(), false).run(scope,
                        () -> talk.run(root, purpose, words, Map.of(), scope));
                boolean stopped = !said.isFine() && Repositories.ask(root, "the state", open ->
                        new RepositoryReader(open).unfinished().isSomething());
                if (!said.isFine() && !stopped) {
                    throw talk.failure(purpose, said);
                }
                return done(said, stopped);
            }
        });
    }

    @Override
    public Call<Done> push(Path repository, PushRequest request) {
        return Call.start("push", scope -> {
            Path root = Repositories.around(repository);
            program.demand(root, "push");
            Configured settings = settings(root, "push", scope);
            String branch = request.branch().isEmpty() ? branch(root) : request.branch();
            Destination to = Destination.pushed(settings, request.remote(), branch);
            Pushed pushed = Pushed.of(root, settings, to, branch, request);
            return done(talk(root, to.address(), "push to " + to.title(), pushed.words(), Map.of(), scope), false);
        });
    }

    private Configured settings(Path root, String purpose, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        return Configured.ask(words -> GitProgram.demandFine(program.run(root, purpose, words, scope),
                "Cannot " + purpose + ".", "Mend git's settings, and try again.").out());
    }

    /** The one that is checked out; empty if a commit is. */
    private static String branch(Path root) throws FailureException {
        return Repositories.ask(root, "the branch", open -> {
            String full = open.getFullBranch();
            return full != null && full.startsWith(Constants.R_HEADS) ? full.substring(Constants.R_HEADS.length()) : "";
        });
    }

    private Said talk(Path root, RemoteAddress address, String purpose, List<String> words,
            Map<String, String> environment, Scope scope)
            throws FailureException, InterruptedException, ExecutionException, IOException {
        try (Talk talk = new Talk(program, secrets, gate, address)) {
            Said said = talk.run(root, purpose, words, environment, scope);
            if (!said.isFine()) {
                throw talk.failure(purpose, said);
            }
            return said;
        }
    }

    @Override
    public Call<List<Submodule>> submodules(Path repository) {
        return Call.start("submodules", scope -> Repositories.ask(Repositories.around(repository), "the submodules",
                Submodules::list));
    }

    @Override
    public Call<Done> updateSubmodules(Path repository) {
        return Call.start("update submodules", scope -> new Submodules(program, secrets, gate).update(
                Repositories.around(repository), scope));
    }

    @Override
    public Call<Void> logIn(String url, String user, Secret password) {
        return Call.start("log in", scope -> {
            SecretId id = login(url);
            if (user.isBlank() || user.contains(":") || user.chars().anyMatch(Character::isISOControl)) {
                throw new FailureException(new Failure.Refused("Cannot keep the login.", "git.user",
                        "“" + user + "” is no user's name: it is empty or has a colon in it.", "Check the name."));
            }
            char[] secret = password.chars();
            char[] both = CharBuffer.allocate(user.length() + 1 + secret.length).put(user).put(':').put(secret).array();
            try (Secret kept = Secret.of(both)) {
                secrets.put(id, kept);
            } finally {
                Arrays.fill(secret, '\0');
                Arrays.fill(both, '\0');
            }
            return null;
        });
    }

    @Override
    public Call<Boolean> logOut(String url) {
        return Call.start("log out", scope -> secrets.remove(login(url)));
    }

    private static SecretId login(String url) throws FailureException {
        RemoteAddress address = RemoteAddress.of(url.contains("://") ? url : "https://" + url);
        return address.login().orElseThrow(() -> new FailureException(new Failure.Other("Cannot log in to " + url + ".",
                "Only servers of HTTPS ask for a name and a password.", "For SSH, load your key: ssh-add")));
    }
}
