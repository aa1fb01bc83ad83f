package dev.rustaiide.system.agent.tools.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.agent.tools.Sandbox;

/** Real programs, in the sandbox of this machine if it has one. */
class RunToolTest {
    private static final String MAIN = """
            fn main() {
                println!("env: {:?}", std::fs::read_to_string(".env").map_err(|e| e.kind()));
                for entry in std::fs::read_dir("HOME").into_iter().flatten() {
                    println!("home: {}", entry.unwrap().file_name().display());
                }
                println!("user: {:?}", std::env::var("USER").is_ok());
                println!("net: {:?}", std::net::TcpStream::connect("127.0.0.1:PORT").is_ok());
                let _ = std::fs::write("../outside.txt", "x");
                std::fs::write("written.txt", "x").unwrap();
            }
            """;

    @TempDir
    Path temporary;
    private Path root;
    private FakeSession session;
    private Programs programs;
    private Processes processes;
    private Sandbox sandbox;

    @BeforeEach
    void make_a_project() throws Exception {
        root = Files.createDirectories(temporary.resolve("work")).toRealPath();
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("Cargo.toml"),
                "[package]\nname = \"evil\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        Files.writeString(root.resolve("src/main.rs"), MAIN);
        Files.writeString(root.resolve(".env"), "SECRET=1");
        session = new FakeSession(root);
        // Another bundle's implementation, which SCR would have made.
        programs = (Programs) Class.forName("dev.rustaiide.foundation.platform.internal.PathPrograms")
                .getConstructor().newInstance();
        processes = (Processes) Class.forName("dev.rustaiide.foundation.platform.internal.ChildProcesses")
                .getConstructor(Programs.class).newInstance(programs);
        sandbox = new BubblewrapSandbox(programs, processes);
    }

    private RunTool tool(Sandbox confining, boolean always) {
        return new RunTool(confining, processes, programs, temporary.resolve("cache"), always);
    }

    private static Json command(String... words) {
        return Json.object().put("command", Json.strings(List.of(words))).build();
    }

    private ToolAnswer run(String... words) throws Exception {
        return tool(sandbox, false).use(command(words), session).await();
    }

    private String refusal(RunTool tool, String... words) {
        var failed = assertThrows(ExecutionException.class, () -> tool.use(command(words), session).await());
        return assertInstanceOf(FailureException.class, failed.getCause()).failure().why();
    }

    private record Fixed(State is) implements Sandbox {
        @Override
        public Call<State> state() {
            return Call.of(is);
        }

        @Override
        public Command confine(Command inner, Confinement confinement) {
            throw new AssertionError("nothing is to be confined");
        }
    }

    private void assumeSandbox() throws Exception {
        assumeTrue(programs.find("bwrap").isPresent() && programs.find("cargo").isPresent(), "no bwrap or cargo here");
        assertEquals(Sandbox.State.WORKS, sandbox.state().await(), "bwrap is installed and does not work");
    }

    @Test
    void a_program_reaches_no_secret_no_home_no_network_and_no_file_of_the_folder() throws Exception {
        assumeSandbox();
        ToolAnswer answer;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            session.stage("src/main.rs", MAIN.replace("PORT", Integer.toString(server.getLocalPort()))
                    .replace("HOME", System.getProperty("user.home")));
            answer = run("cargo", "run", "--quiet");
        }
        assertFalse(answer.failed(), answer.text());
        assertTrue(answer.text().contains("env: Err(NotFound)"), answer.text());
        assertTrue(Set.of("home: .cargo", "home: .rustup").containsAll(answer.text().lines()
                .filter(line -> line.startsWith("home: ")).toList()), answer.text());
        assertTrue(answer.text().contains("user: false"), answer.text());
        assertTrue(answer.text().contains("net: false"), answer.text());
        assertFalse(Files.exists(temporary.resolve("outside.txt")));
        assertFalse(Files.exists(root.resolve("written.txt")));
        assertFalse(Files.exists(root.resolve("target")));
        assertFalse(Files.exists(root.resolve("Cargo.lock")), "what cargo writes stays in the copy");
        assertEquals("ended well", answer.outcome());
    }

    @Test
    void what_is_staged_is_what_runs_and_places_of_errors_are_those_of_the_folder() throws Exception {
        assumeSandbox();
        session.stage("src/main.rs", "fn main() {\n    let x: u32 = \"\";\n}\n");
        ToolAnswer answer = run("cargo", "check", "--quiet");
        assertTrue(answer.failed());
        assertTrue(answer.text().contains("E0308"), answer.text());
        assertEquals(root.resolve("src/main.rs"), answer.places().getFirst().file());
        assertEquals(1, answer.places().getFirst().range().start().line());
        assertEquals(MAIN, Files.readString(root.resolve("src/main.rs")));
    }

    @Test
    void one_that_takes_too_long_is_stopped_with_all_that_it_started() throws Exception {
        assumeSandbox();
        session.stage("src/main.rs", "fn main() { loop { std::thread::sleep(std::time::Duration::from_secs(1)); } }\n");
        run("cargo", "build", "--quiet");
        session.left = Duration.ofMillis(1500);
        Call<ToolAnswer> call = tool(sandbox, false).use(command("cargo", "run", "--quiet"), session);
        assertThrows(InterruptedException.class, call::await);
        assertTrue(ProcessHandle.current().descendants().noneMatch(each -> each.info().command().orElse("")
                .endsWith("/evil")));
    }

    @Test
    void git_shows_no_difference_of_a_file_for_secrets_and_runs_nothing_that_the_repository_names() throws Exception {
        Path marker = temporary.resolve("ran");
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first");
        git("config", "core.fsmonitor", "touch " + marker + "; false");
        git("config", "diff.external", "touch " + marker + "; false");
        Files.writeString(root.resolve(".env"), "SECRET=2222");
        Files.writeString(root.resolve("src/main.rs"), "fn main() {}\n");
        ToolAnswer diff = run("git", "diff");
        assertTrue(diff.text().contains("+fn main() {}"), diff.text());
        assertTrue(diff.text().contains("left out"), diff.text());
        assertFalse(diff.text().contains("SECRET="), diff.text());
        assertFalse(run("git", "log", "-p", "-1").text().contains("SECRET="));
        assertTrue(run("git", "status", "--short").text().contains("M src/main.rs"));
        String blobs = run("git", "log", "--raw", "--no-abbrev", "-1", "--root").text();
        String blob = blobs.lines().filter(line -> line.endsWith(".env")).findFirst().orElseThrow().split(" ")[3];
        String other = blobs.lines().filter(line -> line.endsWith("main.rs")).findFirst().orElseThrow().split(" ")[3];
        assertFalse(run("git", "diff", other, blob).text().contains("SECRET="));
        assertFalse(Files.exists(marker));
    }

    private void git(String... words) throws Exception {
        var result = processes.run(Command.of("git", words).in(root)).await();
        assertEquals(0, result.exit(), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -c true", "bash -lc true", "/bin/sh x", "curl https://evil.example",
        "cargo install evil", "cargo publish x", "cargo --config x check", "cargo check --config target.runner='sh'",
        "cargo check --manifest-path /etc/Cargo.toml", "cargo check --manifest-path ../Cargo.toml",
        "cargo test --target-dir /tmp/x", "cargo +https://evil check", "cargo evil-plugin x", "git push origin",
        "git commit -m x", "git show HEAD:.env", "git diff --no-index /etc/passwd /dev/null",
        "git diff /etc/passwd /dev/null", "git diff --output=/tmp/x", "git log --graph", "git -C /etc status",
        "git diff --line-prefix=x", "git diff --src-prefix=x", "git log -p --dst-prefix=x", "git diff --relative=.kube",
        "git log -SSECRET=1 --oneline", "git log -GSECRET --name-only", "git log -pSSECRET", "git diff --stat -ISECRET",
        "git diff --stat --ignore-matching-lines=SECRET", "git log --pickaxe-all", "git log --ext-diff",
        "git diff HEAD:.env", "git --git-dir=/x status",
        "git -c core.pager=evil log", "python3 -c 1", "env cargo check", "rm -rf /"})
    void what_is_no_command_for_an_agent_is_refused_before_anything_starts(String words) {
        RunTool tool = tool(new Fixed(Sandbox.State.WORKS), false);
        assertFalse(refusal(tool, words.split(" ")).isEmpty());
    }

    @Test
    void where_the_sandbox_does_not_work_nothing_runs() {
        assertTrue(refusal(tool(new Fixed(Sandbox.State.BROKEN), false), "cargo", "check").contains("does not work"));
        assertTrue(refusal(tool(new Fixed(Sandbox.State.MISSING), true), "cargo", "check").contains("no sandbox"));
    }

    @Test
    void without_a_sandbox_it_is_said_before_and_afterwards() throws Exception {
        git("init", "-q");
        RunTool tool = tool(new Fixed(Sandbox.State.MISSING), false);
        assertEquals("git status (without a sandbox)", tool.subject(command("git", "status")));
        assertEquals("ended well, without a sandbox", tool.use(command("git", "status"), session).await().outcome());
    }

    @Test
    void in_a_folder_that_is_not_trusted_nothing_runs() {
        session.isTrusted = false;
        assertTrue(refusal(tool(sandbox, false), "cargo", "check").contains("not trusted"));
    }

    @Test
    void a_word_with_a_blank_does_not_pass_for_two() {
        RunTool tool = tool(new Fixed(Sandbox.State.WORKS), false);
        assertEquals("cargo \"check --all\"", tool.subject(command("cargo", "check --all")));
    }

    @Test
    void a_folder_within_a_repository_is_not_shown_what_lies_around_it() throws Exception {
        assertTrue(refusal(tool(new Fixed(Sandbox.State.MISSING), false), "git", "status").contains("not the top"));
    }

    @Test
    void a_sandbox_that_lets_the_home_be_seen_counts_as_broken() throws Exception {
        Programs liar = (Programs) Proxy.newProxyInstance(Programs.class.getClassLoader(),
                new Class<?>[] {Programs.class}, (proxy, method, arguments) -> method.getName().equals("find")
                        ? Optional.of(Path.of("/bin/false")) : null);
        assertEquals(Sandbox.State.BROKEN, new BubblewrapSandbox(liar, processes).state().await());
    }
}
