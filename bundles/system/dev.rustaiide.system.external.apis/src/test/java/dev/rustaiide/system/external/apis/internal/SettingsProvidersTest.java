package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.foundation.config.SettingScope;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.external.apis.ProviderAsked;
import dev.rustaiide.system.external.apis.ProviderAsked.Outcome;
import dev.rustaiide.system.external.apis.Providers.Checked;
import dev.rustaiide.system.network.services.EgressDecided;

class SettingsProvidersTest {
    @TempDir
    Path home;
    private ProviderServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ProviderServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static Provider at(String address, boolean needsKey, boolean staysHere, String... models) {
        return new Provider("p", Protocol.OPENAI, URI.create(address), List.of(models), Set.of(ModelTask.CHAT), 0,
                needsKey, staysHere);
    }

    private Asked closed() {
        return new Asked(home, Clock.systemDefaultZone());
    }

    @Test
    void nothing_is_sent_while_the_gate_is_closed_and_it_is_said_how_to_open_it() throws Exception {
        try (Asked asked = closed().with(Asked.provider(Protocol.OLLAMA, server))) {
            Optional<String> obstacle = asked.backend().obstacle();
            assertEquals(Optional.of("The network gate is closed. Turn on “Network access” in the settings"
                    + " (network.open) if it may be reached."), obstacle);
            assertEquals(obstacle.get(), asked.failure().why());
            assertEquals(List.of(), server.requests);
        }
    }

    @Test
    void a_server_that_nobody_allowed_is_not_asked() throws Exception {
        try (Asked asked = new Asked(home, Clock.systemDefaultZone(), Asked.open("http://other.example"))
                .with(Asked.provider(Protocol.OPENAI, server))) {
            assertTrue(asked.backend().obstacle().orElse("").contains("is not among the allowed servers"));
        }
    }

    @Test
    void the_gate_that_closes_meanwhile_is_closed_for_an_open_model_too() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"network.open\": true}");
        try (Asked asked = new Asked(home, Clock.systemDefaultZone(), "--set", "network.allowed=" + server.origin())
                .with(Asked.provider(Protocol.OPENAI, server));
                var generator = asked.backend().open().await(Asked.PATIENCE)) {
            asked.network.gate().setOpen(false);

            var failed = assertThrows(ExecutionException.class, () -> generator.generate(Asked.chat("a"),
                    Decoding.greedy(5), asked.pieces::add).await(Asked.PATIENCE));

            assertTrue(failed.getCause().getMessage().contains("The network gate is closed."), failed.toString());
            assertEquals(List.of(), server.requests);
        }
    }

    @Test
    void an_open_model_is_asked_where_the_settings_say_that_it_is_now() throws Exception {
        try (Asked asked = Asked.of(home, server).with(at("http://127.0.0.1:1", false, false, "m"));
                var generator = asked.generator()) {
            server.says(ProviderServer.events(OpenAiDialectTest.text("here"), OpenAiDialectTest.end("stop")));
            asked.with(at(server.origin(), false, false, "m"));

            assertEquals("here", generator.generate(Asked.chat("a"), Decoding.greedy(5), asked.pieces::add)
                    .await(Asked.PATIENCE).text());

            asked.providers.remove("p");
            var failed = assertThrows(ExecutionException.class, () -> generator.generate(Asked.chat("a"),
                    Decoding.greedy(5), asked.pieces::add).await(Asked.PATIENCE));
            assertTrue(failed.getCause().getMessage().contains("The provider was removed."), failed.toString());
        }
    }

    @Test
    void a_key_is_wanted_and_never_sent_where_it_can_be_read() throws Exception {
        try (Asked asked = new Asked(home, Clock.systemDefaultZone(),
                Asked.open("https://a.example,http://a.example"))) {
            asked.with(at("https://a.example/v1", true, false, "m"));
            asked.backend().obstacle(); // asks the keyring meanwhile
            long end = System.nanoTime() + 20_000_000_000L;
            while (asked.backend().obstacle().isEmpty() && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertEquals(Optional.of("It wants a key, and none is kept. Set it: rust-ai-ide providers key p."),
                    asked.backend().obstacle());
            try (Secret key = Secret.of(Asked.KEY.toCharArray())) {
                asked.providers.setKey(asked.providers.all().getFirst(), key);
            }
            assertEquals(Optional.empty(), asked.backend().obstacle());
            asked.with(at("http://a.example/v1", true, false, "m"));
            assertTrue(asked.backend().obstacle().orElse("").startsWith("Its key could be read on the way"));
        }
    }

    @Test
    void what_is_on_this_machine_is_local_only_if_the_user_says_that_nothing_is_handed_on() throws Exception {
        try (Asked asked = closed()) {
            asked.with(at("http://localhost:8080", false, false, "m"));
            assertFalse(asked.backend().isLocal());
            asked.with(at("http://[::1]:8080", false, true, "m", "gpt-oss:120b-cloud"));
            assertEquals(List.of(true, false), asked.providers.backends().stream().map(Backend::isLocal).toList());
            assertThrows(IllegalArgumentException.class, () -> at("http://10.0.0.1:8080", false, true, "m"));
            assertThrows(IllegalArgumentException.class, () -> at("http://127.0.0.1.example", false, true, "m"));
        }
    }

    @Test
    void known_secrets_do_not_leave_this_machine() throws Exception {
        server.says(ProviderServer.events(OpenAiDialectTest.text("ok"), OpenAiDialectTest.end("stop")));
        try (Asked asked = Asked.of(home, server).with(Asked.provider(Protocol.OPENAI, server))) {
            asked.ask(new Prompt.Chat(List.of(new Message.Instructions("a " + Asked.KEY),
                    new Message.Result("x", "b " + Asked.KEY, false)), List.of()), Decoding.greedy(5));
            assertFalse(server.requests.getFirst().text().contains(Asked.KEY), server.requests.getFirst().text());
            assertTrue(server.requests.getFirst().text().contains(Secret.SHOWN));
        }
    }

    @Test
    void the_trail_says_who_asked_which_model_and_nothing_of_what() throws Exception {
        server.says(ProviderServer.events(OpenAiDialectTest.text("forty-two"), OpenAiDialectTest.end("stop"),
                "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}"));
        try (Asked asked = Asked.of(home, server).withKey(Asked.provider(Protocol.OPENAI, server))) {
            asked.ask("what is six by seven");
            String where = server.origin();
            assertTrue(asked.events.contains(new ProviderAsked("p", "m", where, "chat", Outcome.ANSWERED, 3, 2)),
                    asked.events.toString());
            assertTrue(asked.events.stream().anyMatch(event -> event instanceof EgressDecided decided
                    && decided.who().equals("external.apis") && decided.purpose().equals("get an answer of m (p)")));
            for (String secret : List.of("six by seven", "forty-two", Asked.KEY)) {
                assertFalse(asked.events.toString().contains(secret), asked.events.toString());
            }
            assertFalse(Files.readString(home.resolve("settings.json")).contains(Asked.KEY));
        }
    }

    @Test
    void a_folder_cannot_name_a_provider() throws Exception {
        Path folder = home.resolve("project");
        Files.createDirectories(folder.resolve(".rust-ai-ide"));
        Files.writeString(folder.resolve(".rust-ai-ide/settings.json"), "{\"providers.list\": [{\"name\": \"evil\","
                + " \"kind\": \"openai\", \"address\": \"https://evil.example\", \"models\": [\"m\"]}]}");
        try (Asked asked = closed()) {
            assertEquals(SettingScope.USER, ProviderSettings.LIST.scope());
            assertEquals(List.of(), asked.settings.settings().in(folder).get(ProviderSettings.LIST));
            assertEquals(List.of(), asked.providers.backends());
        }
    }

    @Test
    void a_provider_is_written_and_read_in_the_settings_and_what_is_wrong_is_told() throws Exception {
        Files.writeString(home.resolve("settings.json"), """
                {"providers.list": [{"name": "local-llama", "kind": "openai", "address": "http://127.0.0.1:8080",
                  "models": ["qwen"], "tasks": ["chat", "complete"], "staysHere": true}]}""");
        try (Asked asked = closed()) {
            assertEquals(List.of(new Provider("local-llama", Protocol.OPENAI, URI.create("http://127.0.0.1:8080"),
                    List.of("qwen"), Set.of(ModelTask.CHAT, ModelTask.COMPLETE), 32_768, false, true)),
                    asked.providers.all());
            asked.with(at("https://a.example/v1", true, false, "x"));
            assertEquals(List.of("local-llama", "p"), asked.providers.all().stream().map(Provider::name).toList());
            assertTrue(asked.providers.remove("local-llama"));
            assertFalse(asked.providers.remove("local-llama"));
            assertEquals(List.of(), asked.providers.problems());
        }
        Files.writeString(home.resolve("settings.json"), "{\"providers.list\": [{\"name\": \"local\"}]}");
        try (Asked asked = closed()) {
            assertEquals(List.of(), asked.providers.all());
            assertEquals(1, asked.providers.problems().size());
            assertTrue(asked.providers.problems().getFirst().contains("a list of objects with name, kind, address"),
                    asked.providers.problems().getFirst());
        }
    }

    @Test
    void what_makes_no_provider_is_refused() throws JsonException {
        for (String row : List.of("{'name': 'local', 'kind': 'openai', 'address': 'https://a', 'models': []}",
                "{'name': 'a b', 'kind': 'openai', 'address': 'https://a', 'models': []}",
                "{'name': 'a', 'kind': 'smtp', 'address': 'https://a', 'models': []}",
                "{'name': 'a', 'kind': 'openai', 'address': 'file:///etc/passwd', 'models': []}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://user:pw@a', 'models': []}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://a?x', 'models': []}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://a', 'models': ['a\\nb']}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://a', 'models': [], 'tasks': ['dance']}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://a', 'models': [], 'window': 5}",
                "{'name': 'a', 'kind': 'openai', 'address': 'https://a', 'models': [], 'apiKey': 'sk'}")) {
            Json json = Json.parse(row.replace('\'', '"'));
            assertThrows(JsonException.class, () -> Provider.SCHEMA.fromJson(json), row);
        }
    }

    @Test
    void a_check_asks_for_the_list_and_for_a_word() throws Exception {
        server.says(200, "application/json", "{\"data\":[{\"id\":\"m\"},{\"id\":\"n\"},{\"id\":\"bad\\nname\"}]}");
        server.says(ProviderServer.events(OpenAiDialectTest.text("ready"), OpenAiDialectTest.end("stop"),
                "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1}}"));
        try (Asked asked = Asked.of(home, server).with(Asked.provider(Protocol.OPENAI, server))) {
            Checked checked = asked.providers.check(asked.providers.all().getFirst(), "m").await(Asked.PATIENCE);

            assertEquals(new Checked("m", true, checked.millis(), "ready", 9, 1), checked);
            assertEquals(List.of("GET /v1/models HTTP/1.1", "POST /v1/chat/completions HTTP/1.1"),
                    server.requests.stream().map(ProviderServer.Request::line).toList());
            assertTrue(server.requests.getLast().body().number("max_tokens", 1000) <= 16);
        }
    }

    @Test
    void two_answers_are_written_at_once_and_closing_ends_them() throws Exception {
        server.says(out -> {
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream")
                    + ProviderServer.sse(OpenAiDialectTest.text("x")));
            Thread.sleep(60_000);
        });
        try (Asked asked = new Asked(home, Clock.systemDefaultZone(), Asked.open(server.origin()))
                .with(Asked.provider(Protocol.OPENAI, server))) {
            var generator = asked.backend().open().await(Asked.PATIENCE);
            var first = generator.generate(Asked.chat("a"), Decoding.greedy(5), asked.pieces::add);
            var second = generator.generate(Asked.chat("b"), Decoding.greedy(5), asked.pieces::add);
            long end = System.nanoTime() + 20_000_000_000L;
            while (asked.pieces.size() < 2 && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertEquals(List.of("x", "x"), asked.pieces);
            generator.close();
            generator.close();
            assertThrows(InterruptedException.class, () -> first.await(Asked.PATIENCE));
            assertThrows(InterruptedException.class, () -> second.await(Asked.PATIENCE));
            assertThrows(Exception.class, () -> generator.generate(Asked.chat("c"), Decoding.greedy(5), _ -> { })
                    .await(Asked.PATIENCE));
        }
    }
}
