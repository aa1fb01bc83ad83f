package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.SecretInput;

class ProvidersVerbTest {
    @TempDir
    Path home;
    private ProviderServer server;
    private Asked asked;
    private final List<String> said = new ArrayList<>();
    private Json answer = Json.NULL;
    private String piped = Asked.KEY;

    @BeforeEach
    void start() throws Exception {
        server = new ProviderServer();
        asked = new Asked(home, Clock.systemDefaultZone(), "--set", "network.open=true");
    }

    @AfterEach
    void stop() throws Exception {
        asked.close();
        server.close();
    }

    private final SecretInput input = new SecretInput() {
        @Override
        public @Nullable Secret read(String prompt) {
            return Secret.of(piped.toCharArray());
        }

        @Override
        public boolean isShown() {
            return false;
        }
    };

    /** Words with {@code --} are options; those with {@code =} in them have a value. */
    private ExitCode run(String... words) throws FailureException, InterruptedException {
        var parameters = new ArrayList<String>();
        Map<String, String> options = new HashMap<>();
        for (String word : words) {
            if (word.startsWith("--")) {
                options.put(word.substring(2).split("=", 2)[0], word.contains("=") ? word.split("=", 2)[1] : "");
            } else {
                parameters.add(word);
            }
        }
        said.clear();
        var invocation = (Invocation) Proxy.newProxyInstance(Invocation.class.getClassLoader(),
                new Class<?>[] {Invocation.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "parameters" -> parameters;
                    case "has" -> options.containsKey(arguments[0]);
                    case "option" -> Optional.ofNullable(options.get(arguments[0]));
                    case "message" -> said.add((String) arguments[0]) ? null : null;
                    case "print" -> told(arguments[0]);
                    default -> null;
                });
        return new ProvidersVerb(asked.providers, asked.network.gate(), input).run(invocation);
    }

    private @Nullable Object told(Object something) {
        if (something instanceof Json json) {
            answer = json;
        } else {
            said.add((String) something);
        }
        return null;
    }

    private void speak() {
        server.says(200, "application/json", "{\"models\":[{\"name\":\"qwen:8b\"}]}");
    }

    @Test
    void a_provider_is_added_with_the_models_that_its_server_has_and_then_answers() throws Exception {
        speak();
        assertEquals(ExitCode.OK,
                run("add", "mine", "--kind=ollama", "--address=" + server.origin(), "--allow", "--stays-here"));
        assertEquals(List.of("Added mine with qwen:8b."), said);
        assertEquals(List.of(server.origin()), asked.network.gate().allowed());

        server.says(200, "application/x-ndjson",
                "{\"message\":{\"content\":\"ready\"},\"done\":true,\"prompt_eval_count\":5,\"eval_count\":1}\n");
        assertEquals(ExitCode.OK, run("check", "mine"));
        Json row = answer.get("checked").items().getFirst();
        assertEquals("ready", row.string("answer", ""));
        assertTrue(row.flag("listed", false));
        assertTrue(said.getFirst().matches("mine/qwen:8b answers after \\d+ ms \\(5 tokens read, 1 written\\)"),
                said.getFirst());

        assertEquals(ExitCode.OK, run("list"));
        assertEquals(List.of("mine  ollama  " + server.origin() + "  qwen:8b  (stays here)", "    can be asked"), said);
    }

    @Test
    void what_cannot_be_asked_yet_is_added_and_says_why() throws Exception {
        assertEquals(ExitCode.OK, run("add", "far", "--kind=anthropic", "--models=claude-x, claude-y"));
        assertTrue(said.get(1).startsWith("It cannot be asked yet. “api.anthropic.com” is not among the allowed"),
                said.toString());
        assertTrue(answer.flag("key", false));
        assertEquals(List.of(), server.requests);

        assertEquals(ExitCode.FINDINGS, run("check"));
        assertEquals(2, answer.get("checked").items().size());
        assertTrue(said.getFirst().startsWith("far/claude-x does not answer. “api.anthropic.com”"), said.toString());
    }

    @Test
    void a_key_is_piped_in_and_nowhere_to_be_seen() throws Exception {
        run("add", "far", "--kind=openai", "--models=m");
        assertEquals(ExitCode.OK, run("key", "far"));
        assertEquals(List.of("The key of far is kept."), said);
        assertEquals(1, asked.kept.size());
        assertFalse((answer.print() + asked.events + Files.readString(home.resolve("settings.json")))
                .contains(Asked.KEY));

        assertEquals(ExitCode.USAGE, run("key", "far", "sk-on-the-command-line"));
        piped = "two\nlines";
        assertEquals(ExitCode.USAGE, run("key", "far"));
        assertEquals(ExitCode.OK, run("remove", "far"));
        assertEquals(0, asked.kept.size());
    }

    @Test
    void what_is_wrong_is_said() throws Exception {
        assertEquals(ExitCode.USAGE, run("add", "x"));
        assertEquals(ExitCode.USAGE, run("add", "--kind=openai"));
        assertEquals(ExitCode.USAGE, run("add", "Big Name", "--kind=openai", "--models=m"));
        assertEquals(ExitCode.USAGE, run("add", "x", "--kind=openai", "--models=m", "--address=ftp://a"));
        assertEquals(ExitCode.USAGE, run("add", "x", "--kind=openai", "--models=m", "--address=https://a b"));
        assertEquals(ExitCode.USAGE, run("add", "x", "--kind=anthropic", "--models=m", "--tasks=complete"));
        assertEquals(ExitCode.USAGE, run("add", "x", "--kind=openai", "--models=m", "--tasks=embed"));
        assertEquals(ExitCode.USAGE, run("dance"));
        assertThrows(FailureException.class, () -> run("remove", "nobody"));
        assertThrows(FailureException.class, () -> run("check", "nobody"));
        String next = assertThrows(FailureException.class, () -> run("add", "x", "--kind=ollama", "--address="
                + server.origin())).failure().nextStep();
        assertTrue(next.endsWith("Or name them with --models: then nobody is asked."), next);
        assertEquals(List.of(), asked.providers.all());
        assertEquals(List.of(), server.requests);
    }
}
