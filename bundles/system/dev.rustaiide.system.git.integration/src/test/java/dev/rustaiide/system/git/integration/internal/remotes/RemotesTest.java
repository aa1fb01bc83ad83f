package dev.rustaiide.system.git.integration.internal.remotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.LoginNeeded;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.Remotes.CloneRequest;
import dev.rustaiide.system.git.integration.Remotes.FetchRequest;
import dev.rustaiide.system.git.integration.Remotes.Pull;
import dev.rustaiide.system.git.integration.Remotes.PushRequest;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.history.ProgramBranches;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressGate;

/** Real repositories over files, a real web server that wants a login, and ssh. */
class RemotesTest {
    @TempDir
    Path folder;
    private final RealMachine machine = new RealMachine();
    private final TestServices.Trust trust = new TestServices.Trust();
    private final Map<SecretId, String> secrets = new ConcurrentHashMap<>();
    private final List<Record> events = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private Twin theirs;
    private Path bare;
    private Remotes remotes;
    private Branches branches;
    private Staging staging;

    @BeforeEach
    void make() throws Exception {
        theirs = Twin.make(folder.resolve("theirs"), folder);
        commit(theirs, "a.txt", "one\n", "First");
        bare = folder.resolve("bare.git");
        theirs.git("clone", "-q", "--bare", ".", bare.toString());
        theirs.git("remote", "add", "origin", bare.toString());
        theirs.git("push", "-q", "-u", "origin", "main");
        GitProgram program = TestServices.real(machine, Twin.environment(folder), trust, gate(), events());
        staging = TestServices.staging(program, folder.resolve("trash"), Clock.systemUTC());
        remotes = new ProgramRemotes(program, gate(), events(), store());
        branches = new ProgramBranches(program);
    }

    @AfterEach
    void end() {
        machine.close();
    }

    private EgressGate gate() {
        return proxy(EgressGate.class, (name, arguments) -> {
            URI server = (URI) arguments[0];
            return allowed.contains(server.toString()) ? new EgressGate.Ruling(true, "It is allowed.", "")
                    : new EgressGate.Ruling(false, "The network gate is closed.", "Turn on “Network access”.");
        });
    }

    private Events events() {
        return proxy(Events.class, (name, arguments) -> {
            events.add((Record) arguments[0]);
            return null;
        });
    }

    private SecretStore store() {
        return proxy(SecretStore.class, (name, arguments) -> switch (name) {
            case "get" -> Optional.ofNullable(secrets.get(arguments[0])).map(text -> Secret.of(text.toCharArray()));
            case "put" -> secrets.put((SecretId) arguments[0], new String(((Secret) arguments[1]).chars()));
            default -> secrets.remove(arguments[0]) != null;
        });
    }

    private interface Answer {
        Object to(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> {
                    Object value = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : value;
                }));
    }

    private static void commit(Twin twin, String file, String text, String message) throws Exception {
        twin.write(file, text);
        twin.git("add", "-A");
        twin.git("commit", "-qm", message);
    }

    private Twin copied(String url) throws Exception {
        Path here = folder.resolve("here" + System.nanoTime());
        assertEquals(here, remotes.copy(new CloneRequest(url, here, "", 0)).await());
        trust.trust(here);
        Twin twin = new Twin(here, Twin.environment(folder));
        twin.git("config", "user.name", "Tess Ter");
        twin.git("config", "user.email", "tess@example.org");
        return twin;
    }

    private static FailureException failure(Call<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        return assertInstanceOf(FailureException.class, failed.getCause());
    }

    private static Failure why(Call<?> call) {
        return failure(call).failure();
    }

    @Test
    void a_clone_is_fetched_pulled_and_pushed_as_git_does_it() throws Exception {
        Twin here = copied(bare.toString());
        assertEquals(List.of(new Remote("origin", bare.toString(), Optional.empty())),
                remotes.remotes(here.root()).await());
        commit(theirs, "b.txt", "b\n", "Theirs");
        theirs.git("push", "-q");
        remotes.fetch(here.root(), FetchRequest.of("")).await();
        assertEquals("0\t1", here.git("rev-list", "--left-right", "--count", "HEAD...@{upstream}").strip());
        remotes.pull(here.root(), Pull.FAST_FORWARD).await();
        assertEquals("b\n", here.read("b.txt"));
        commit(here, "c.txt", "c\n", "Ours");
        remotes.push(here.root(), PushRequest.usual()).await();
        assertEquals(here.git("rev-parse", "HEAD"), theirs.git("ls-remote", "origin", "main").split("\t")[0] + "\n");
        here.git("switch", "-qc", "topic/new");
        remotes.push(here.root(), PushRequest.usual()).await();
        assertEquals("origin/topic/new", here.git("rev-parse", "--abbrev-ref", "@{upstream}").strip());
    }

    @Test
    void what_went_different_ways_is_told_and_brought_together_in_either_way() throws Exception {
        Twin here = copied(bare.toString());
        commit(theirs, "b.txt", "b\n", "Theirs");
        theirs.git("push", "-q");
        commit(here, "c.txt", "c\n", "Ours");
        assertTrue(why(remotes.push(here.root(), PushRequest.usual())).why().contains("you do not have"));
        assertTrue(why(remotes.pull(here.root(), Pull.FAST_FORWARD)).nextStep().contains("--rebase"));
        assertFalse(remotes.pull(here.root(), Pull.REBASE).await().stopped());
        assertEquals("Ours\nTheirs\nFirst\n", here.git("log", "--format=%s"));
        commit(theirs, "d.txt", "d\n", "More");
        theirs.git("push", "-q");
        remotes.pull(here.root(), Pull.MERGE).await();
        assertEquals(2, here.git("log", "-1", "--format=%P").strip().split(" ").length);
        remotes.push(here.root(), PushRequest.usual()).await();
    }

    @Test
    void a_pull_with_conflicts_stops_as_a_state_and_is_aborted() throws Exception {
        Twin here = copied(bare.toString());
        commit(theirs, "a.txt", "theirs\n", "Theirs");
        theirs.git("push", "-q");
        commit(here, "a.txt", "ours\n", "Ours");
        String before = here.git("rev-parse", "HEAD");
        assertTrue(remotes.pull(here.root(), Pull.REBASE).await().stopped());
        branches.act(here.root(), new GitAction.Abort(Unfinished.Kind.REBASE)).await();
        assertTrue(remotes.pull(here.root(), Pull.MERGE).await().stopped());
        branches.act(here.root(), new GitAction.Abort(Unfinished.Kind.MERGE)).await();
        assertEquals(before, here.git("rev-parse", "HEAD"));
        here.write("a.txt", "not committed\n");
        assertTrue(why(remotes.pull(here.root(), Pull.MERGE)).nextStep().contains("Commit or stash"));
    }

    @Test
    void replacing_commits_there_takes_only_those_that_were_seen() throws Exception {
        Twin here = copied(bare.toString());
        here.git("commit", "-q", "--amend", "-m", "Ours instead");
        commit(theirs, "b.txt", "b\n", "Unseen");
        theirs.git("push", "-q");
        assertTrue(why(remotes.push(here.root(), new PushRequest("", "", false, true))).why().contains("you saw last"));
        remotes.fetch(here.root(), FetchRequest.of("origin")).await();
        FailureException unread = failure(remotes.push(here.root(), new PushRequest("", "", false, true)));
        assertTrue(unread.failure().why().contains("you saw last"), "fetched, but in no branch here");
        here.git("reset", "-q", "--hard", "origin/main");
        here.git("commit", "-q", "--amend", "-m", "Seen and replaced");
        remotes.push(here.root(), new PushRequest("", "", false, true)).await();
        assertEquals("Seen and replaced\n", here.git("log", "-1", "--format=%s", "origin/main"));
    }

    @Test
    void over_http_the_login_comes_from_the_keyring_and_nothing_leaves_by_a_closed_gate() throws Exception {
        Path served = Files.createDirectories(folder.resolve("served"));
        theirs.git("clone", "-q", "--bare", ".", served.resolve("project.git").toString());
        try (HttpGit http = new HttpGit(served, "tess", "pass:word ä")) {
            String url = http.url() + "/project.git";
            Path here = folder.resolve("shut");
            Failure shut = why(remotes.copy(new CloneRequest(url, here, "", 0)));
            assertEquals("network.gate", shut.code());
            assertFalse(Files.exists(here), "a folder was left");
            allowed.add(http.url());
            FailureException unknown = failure(remotes.copy(new CloneRequest(url, here, "", 0)));
            assertFalse(assertInstanceOf(LoginNeeded.class, unknown.getCause()).isRefused());
            remotes.logIn(http.url(), "tess", Secret.of("wrong".toCharArray())).await();
            FailureException wrong = failure(remotes.copy(new CloneRequest(url, here, "", 0)));
            assertTrue(assertInstanceOf(LoginNeeded.class, wrong.getCause()).isRefused());
            assertFalse(wrong.getMessage().contains("wrong"), "the password is in the message");
            remotes.logIn(http.url(), "tess", Secret.of("pass:word ä".toCharArray())).await();
            Twin twin = copied(url);
            commit(twin, "c.txt", "c\n", "Over HTTP");
            remotes.push(twin.root(), PushRequest.usual()).await();
            remotes.fetch(twin.root(), FetchRequest.of("")).await();
            assertFalse(twin.read(".git/config").contains("credential"), "the settings of the clone know of it");
            http.movedTo = "http://127.0.0.1:9";
            assertTrue(why(remotes.fetch(twin.root(), FetchRequest.of(""))).why().contains("has moved"));
            assertTrue(remotes.logOut(http.url()).await());
            http.movedTo = "";
            assertInstanceOf(LoginNeeded.class, failure(remotes.fetch(twin.root(), FetchRequest.of(""))).getCause());
        }
        assertTrue(events.stream().map(EgressDecided.class::cast).anyMatch(each -> !each.allowed()));
        assertTrue(why(remotes.copy(new CloneRequest("http://u:p@127.0.0.1/x", folder.resolve("p"), "", 0))).why()
                .contains("password in the address"));
    }

    @Test
    void cancelling_a_clone_ends_git_and_leaves_nothing() throws Exception {
        Path served = Files.createDirectories(folder.resolve("served"));
        theirs.git("clone", "-q", "--bare", ".", served.resolve("project.git").toString());
        try (HttpGit http = new HttpGit(served, "tess", "secret")) {
            http.pause = 20_000;
            allowed.add(http.url());
            remotes.logIn(http.url(), "tess", Secret.of("secret".toCharArray())).await();
            Path here = folder.resolve("cancelled");
            Call<Path> call = remotes.copy(new CloneRequest(http.url() + "/project.git", here, "", 0));
            while (http.refused == 0) {
                Thread.sleep(20);
            }
            call.cancel();
            assertThrows(InterruptedException.class, call::await);
            for (int i = 0; i < 400 && Files.exists(here); i++) {
                Thread.sleep(20);
            }
            assertFalse(Files.exists(here));
            assertTrue(ProcessHandle.current().descendants().noneMatch(each -> each.info().command().orElse("")
                    .contains("git-remote-http")), "git is still at work");
        }
    }

    @Test
    void over_ssh_git_talks_by_the_command_that_settings_name_once_the_gate_is_open() throws Exception {
        Path ssh = script("#!/bin/sh\nfor last; do :; done\necho \"$@\" >> " + folder + "/ssh.log\n"
                + "exec sh -c \"$last\"\n");
        Path settings = folder.resolve("settings");
        Files.writeString(settings, "[core]\n\tsshCommand = " + ssh + "\n");
        Map<String, String> environment = new HashMap<>(Twin.environment(folder));
        environment.put("GIT_CONFIG_GLOBAL", settings.toString());
        Twin here = copied(bare.toString());
        here.git("config", "core.sshCommand", ssh.toString());
        branches.act(here.root(), new GitAction.AddRemote("server", "git@code.example:" + bare)).await();
        assertEquals("network.gate", why(remotes.fetch(here.root(), FetchRequest.of("server"))).code());
        assertFalse(Files.exists(folder.resolve("ssh.log")));
        allowed.add("ssh://code.example");
        remotes.fetch(here.root(), FetchRequest.of("server")).await();
        assertTrue(Files.readString(folder.resolve("ssh.log")).contains("BatchMode=yes"));
        assertTrue(here.git("branch", "-r").contains("server/main"));
    }

    @Test
    void over_ssh_a_real_server_is_reached_by_key_and_refusals_are_told() throws Exception {
        Path sshd = Path.of(System.getProperty("git.sshd", "/usr/sbin/sshd"));
        assumeTrue(Files.isExecutable(sshd), "there is no sshd");
        try (SshGit server = new SshGit(sshd, Files.createDirectory(folder.resolve("ssh")))) {
            allowed.add("ssh://127.0.0.1:" + server.port());
            String url = "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + server.port() + bare;
            Twin here = copied(bare.toString());
            branches.act(here.root(), new GitAction.AddRemote("server", url)).await();
            here.git("config", "core.sshCommand", server.command(false));
            assertTrue(why(remotes.fetch(here.root(), FetchRequest.of("server"))).why().contains("SSH key"));
            here.git("config", "core.sshCommand", server.command(true));
            commit(here, "s.txt", "s\n", "Over SSH");
            remotes.push(here.root(), new PushRequest("server", "", false, false)).await();
            assertEquals("Over SSH\n", theirs.git("--git-dir", bare.toString(), "log", "-1", "--format=%s"));
            here.git("config", "core.sshCommand", server.command(true).replace("known_hosts", "none"));
            assertTrue(why(remotes.fetch(here.root(), FetchRequest.of("server"))).why().contains("host key"));
        }
    }

    private Path script(String text) throws Exception {
        Path script = folder.resolve("ssh.sh");
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    @Test
    void what_cannot_be_reached_is_told_with_what_mends_it() throws Exception {
        Twin here = copied(bare.toString());
        allowed.add("http://127.0.0.1:9");
        branches.act(here.root(), new GitAction.AddRemote("dead", "http://127.0.0.1:9/x.git")).await();
        assertTrue(why(remotes.fetch(here.root(), FetchRequest.of("dead"))).why().contains("does not answer"));
        branches.act(here.root(), new GitAction.MoveRemote("dead", folder.resolve("nothing").toString())).await();
        assertTrue(why(remotes.fetch(here.root(), FetchRequest.of("dead"))).why().contains("no repository"));
        assertTrue(why(remotes.fetch(here.root(), FetchRequest.of("nobody"))).why().contains("origin"));
        assertTrue(why(branches.act(here.root(), new GitAction.AddRemote("evil", "ext::sh -c touch% x"))).why()
                .contains("run a program"));
        here.git("switch", "-q", "--detach");
        assertTrue(why(remotes.push(here.root(), PushRequest.usual())).why().contains("no branch"));
        Remotes untrusting = new ProgramRemotes(TestServices.real(machine, Twin.environment(folder),
                new TestServices.Trust()), gate(), events(), store());
        assertTrue(why(untrusting.fetch(here.root(), FetchRequest.of(""))).why().contains("not trusted"));
        assertTrue(why(remotes.copy(new CloneRequest(bare.toString(), here.root(), "", 0))).why()
                .contains("not empty"));
    }

    @Test
    void a_clone_with_few_commits_gets_the_others_when_asked() throws Exception {
        commit(theirs, "b.txt", "b\n", "Second");
        theirs.git("push", "-q");
        Path here = folder.resolve("shallow");
        remotes.copy(new CloneRequest("file://" + bare, here, "main", 1)).await();
        trust.trust(here);
        Twin twin = new Twin(here, Twin.environment(folder));
        assertEquals("1", twin.git("rev-list", "--count", "HEAD").strip());
        remotes.fetch(here, new FetchRequest("", true, true, true)).await();
        assertEquals("2", twin.git("rev-list", "--count", "HEAD").strip());
        remotes.fetch(here, new FetchRequest("", true, true, true)).await();
    }

    @Test
    void submodules_come_each_from_its_own_server_once_the_gate_lets_it() throws Exception {
        Path served = Files.createDirectories(folder.resolve("served"));
        theirs.git("clone", "-q", "--bare", ".", served.resolve("part.git").toString());
        Twin whole = Twin.make(folder.resolve("whole"), folder);
        whole.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", "--name", "the part",
                served.resolve("part.git").toString(), "lib/part");
        try (HttpGit http = new HttpGit(served, "tess", "secret")) {
            remotes.logIn(http.url(), "tess", Secret.of("secret".toCharArray())).await();
            whole.git("config", "-f", ".gitmodules", "submodule.the part.url", http.url() + "/part.git");
            commit(whole, "x.txt", "x\n", "With a part");
            Twin here = copied(whole.root().toString());
            assertEquals("not there yet", remotes.submodules(here.root()).await().getFirst().state());
            assertEquals("network.gate", why(remotes.updateSubmodules(here.root())).code());
            allowed.add(http.url());
            remotes.updateSubmodules(here.root()).await();
            assertEquals("as recorded", remotes.submodules(here.root()).await().getFirst().state());
            assertEquals("one\n", here.read("lib/part/a.txt"));
        }
    }

    @Test
    void a_branch_that_follows_an_address_is_judged_by_that_address_and_not_by_origin() throws Exception {
        Twin here = copied(bare.toString());
        here.git("config", "branch.main.remote", "http://127.0.0.1:9/other.git");
        assertEquals("network.gate", why(remotes.pull(here.root(), Pull.MERGE)).code());
        assertEquals("network.gate", why(remotes.fetch(here.root(), FetchRequest.of(""))).code());
        assertEquals("network.gate", why(remotes.push(here.root(), PushRequest.usual())).code());
        assertEquals("127.0.0.1:9", assertInstanceOf(EgressDecided.class, events.getLast()).server());
        here.git("config", "branch.main.remote", "ext::sh -c touch% x");
        assertTrue(why(remotes.pull(here.root(), Pull.MERGE)).why().contains("run a program"));
        here.git("config", "branch.main.remote", bare.toString());
        assertFalse(remotes.pull(here.root(), Pull.FAST_FORWARD).await().stopped());
    }

    @Test
    void where_a_branch_is_pushed_to_is_judged_whatever_setting_names_it() throws Exception {
        Twin here = copied(bare.toString());
        Path fork = folder.resolve("fork.git");
        theirs.git("clone", "-q", "--bare", ".", fork.toString());
        commit(here, "c.txt", "c\n", "Ours");
        here.git("remote", "add", "fork", fork.toString());
        here.git("config", "branch.main.pushRemote", "fork");
        remotes.push(here.root(), PushRequest.usual()).await();
        assertEquals("Ours\n", theirs.git("--git-dir", fork.toString(), "log", "-1", "--format=%s"));
        assertEquals("origin", here.git("config", "branch.main.remote").strip(), "it still follows origin");
        here.git("config", "--unset", "branch.main.pushRemote");
        here.git("config", "remote.pushDefault", "http://127.0.0.1:9/x.git");
        assertEquals("network.gate", why(remotes.push(here.root(), PushRequest.usual())).code());
        here.git("config", "--unset", "remote.pushDefault");
        here.git("config", "remote.origin.pushurl", "http://127.0.0.1:9/x.git");
        assertEquals("network.gate", why(remotes.push(here.root(), PushRequest.usual())).code());
        here.git("config", "--unset", "remote.origin.pushurl");
        here.git("config", "url.http://127.0.0.1:9/.pushInsteadOf", folder + "/");
        assertEquals("network.gate", why(remotes.push(here.root(), PushRequest.usual())).code());
        remotes.fetch(here.root(), FetchRequest.of("")).await();
        here.git("config", "url.http://127.0.0.1:9/.insteadOf", folder + "/b");
        assertEquals("network.gate", why(remotes.fetch(here.root(), FetchRequest.of(""))).code());
    }

    @Test
    void a_branch_that_follows_one_of_another_name_is_not_pushed_into_that_one() throws Exception {
        Twin here = copied(bare.toString());
        here.git("switch", "-q", "--track", "-c", "topic", "origin/main");
        commit(here, "t.txt", "t\n", "Topic");
        Failure refused = why(remotes.push(here.root(), PushRequest.usual()));
        assertTrue(refused.why().contains("It follows origin/main"), refused.why());
        remotes.push(here.root(), new PushRequest("origin", "topic", false, false)).await();
        assertEquals("First\n", theirs.git("--git-dir", bare.toString(), "log", "-1", "--format=%s", "main"));
        assertEquals("Topic\n", theirs.git("--git-dir", bare.toString(), "log", "-1", "--format=%s", "topic"));
        assertEquals("origin/main", here.git("rev-parse", "--abbrev-ref", "@{upstream}").strip());
        here.git("config", "push.default", "upstream");
        remotes.push(here.root(), PushRequest.usual()).await();
        assertEquals("Topic\n", theirs.git("--git-dir", bare.toString(), "log", "-1", "--format=%s", "main"));
    }

    @Test
    void an_address_with_a_password_is_not_written_into_settings() throws Exception {
        Twin here = copied(bare.toString());
        String url = "https://tess:secret@code.example/x.git";
        for (GitAction action : List.of(new GitAction.AddRemote("server", url), new GitAction.MoveRemote("origin",
                url))) {
            Failure refused = why(branches.act(here.root(), action));
            assertEquals("git.password", refused.code());
            assertTrue(refused.nextStep().contains("rust-ai-ide git login https://code.example"), refused.nextStep());
            assertFalse(refused.toString().contains("secret"));
        }
        assertFalse(here.read(".git/config").contains("secret"));
        branches.act(here.root(), new GitAction.AddRemote("server", "https://tess@code.example/x.git")).await();
    }

    @Test
    void in_a_second_working_tree_ssh_is_the_command_of_the_settings_too() throws Exception {
        Path ssh = script("#!/bin/sh\nfor last; do :; done\necho called >> " + folder + "/ssh.log\n"
                + "exec sh -c \"$last\"\n");
        Twin here = copied(bare.toString());
        here.git("config", "core.sshCommand", ssh.toString());
        here.git("remote", "add", "server", "git@code.example:" + bare);
        Path second = folder.resolve("second");
        here.git("worktree", "add", "-q", second.toString());
        trust.trust(second);
        allowed.add("ssh://code.example");
        remotes.fetch(second, FetchRequest.of("server")).await();
        assertTrue(Files.exists(folder.resolve("ssh.log")));
    }

    @Test
    void a_submodule_is_judged_by_where_its_own_settings_lead_and_an_option_is_no_address() throws Exception {
        Path part = folder.resolve("part.git");
        theirs.git("clone", "-q", "--bare", ".", part.toString());
        Twin whole = Twin.make(folder.resolve("whole"), folder);
        whole.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", part.toString(), "part");
        commit(whole, "x.txt", "x\n", "With a part");
        trust.trust(whole.root());
        commit(theirs, "b.txt", "b\n", "Newer");
        theirs.git("push", "-q", part.toString(), "main");
        whole.git("update-index", "--cacheinfo", "160000," + theirs.git("rev-parse", "HEAD").strip() + ",part");
        whole.git("-C", "part", "remote", "set-url", "origin", "http://127.0.0.1:9/part.git");
        assertEquals("network.gate", why(remotes.updateSubmodules(whole.root())).code());
        whole.git("-C", "part", "remote", "set-url", "origin", part.toString());
        remotes.updateSubmodules(whole.root()).await();
        assertEquals("b\n", whole.read("part/b.txt"));
        Twin fresh = copied(whole.root().toString());
        fresh.git("config", "submodule.part.url", "--upload-pack=touch x");
        fresh.git("config", "submodule.part.active", "true");
        assertTrue(why(remotes.updateSubmodules(fresh.root())).why().contains("no address"));
    }

    @Test
    void a_relative_address_of_a_submodule_is_one_of_the_server_that_ours_comes_from() throws Exception {
        Path served = Files.createDirectories(folder.resolve("served"));
        theirs.git("clone", "-q", "--bare", ".", served.resolve("part.git").toString());
        Twin whole = Twin.make(folder.resolve("whole"), folder);
        whole.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", served.resolve("part.git").toString(),
                "part");
        whole.git("config", "-f", ".gitmodules", "submodule.part.url", "../part.git");
        commit(whole, "x.txt", "x\n", "With a part");
        theirs.git("clone", "-q", "--bare", whole.root().toString(), served.resolve("whole.git").toString());
        try (HttpGit http = new HttpGit(served, "tess", "secret")) {
            remotes.logIn(http.url(), "tess", Secret.of("secret".toCharArray())).await();
            allowed.add(http.url());
            Twin here = copied(http.url() + "/whole.git");
            allowed.clear();
            assertEquals("network.gate", why(remotes.updateSubmodules(here.root())).code());
            allowed.add(http.url());
            remotes.updateSubmodules(here.root()).await();
            assertEquals("one\n", here.read("part/a.txt"));
        }
    }

    @Test
    void what_a_partial_clone_lacks_is_got_only_through_the_gate_and_never_by_looking() throws Exception {
        theirs.git("switch", "-qc", "other");
        commit(theirs, "b.txt", "only there\n", "Other");
        commit(theirs, "a.txt", "two\n", "Later");
        theirs.git("push", "-q", "origin", "other");
        theirs.git("--git-dir", bare.toString(), "config", "uploadpack.allowFilter", "true");
        theirs.git("--git-dir", bare.toString(), "config", "uploadpack.allowAnySHA1InWant", "true");
        Path here = folder.resolve("partial");
        theirs.git("clone", "-q", "--filter=blob:none", "file://" + bare, here.toString());
        trust.trust(here);
        Twin twin = new Twin(here, Twin.environment(folder));
        twin.git("reset", "-q", "--soft", "origin/other");
        twin.git("config", "remote.origin.url", "http://127.0.0.1:9/x.git");
        assertTrue(why(staging.versions(here, "b.txt")).why().contains("does not have the object"));
        assertEquals(List.of(), events, "nobody wanted to go anywhere");
        twin.git("reset", "-q", "--soft", "origin/main");
        Failure shut = why(branches.act(here, new GitAction.Switch("other", false)));
        assertEquals("network.gate", shut.code());
        assertEquals("main", twin.git("branch", "--show-current").strip());
        allowed.add("http://127.0.0.1:9");
        assertFalse(why(branches.act(here, new GitAction.Switch("other", false))).code().equals("network.gate"));
        twin.git("config", "remote.origin.url", "file://" + bare);
        branches.act(here, new GitAction.Switch("other", false)).await();
        assertEquals("only there\n", twin.read("b.txt"));
    }
}
