package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.testing.TestDeclarations;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.testing.TestServers;

class DeclaredServersTest {
    @TempDir
    Path temporary;

    private LanguageDeclarations declare(String id, Json server) throws Exception {
        Json content = Json.object().put("servers", Json.object().put(id, server).build()).build();
        return TestDeclarations.in(Files.writeString(temporary.resolve("languages.json"), content.print()));
    }

    private static Json.ObjectBuilder server(String language, List<String> arguments) {
        return Json.object().put("languages", Json.strings(List.of(language)))
                .put("programs", Json.strings(List.of("wanted"))).put("arguments", Json.strings(arguments));
    }

    @Test
    void a_declared_server_is_found_started_and_answers() throws Exception {
        List<String> arguments = Everything.hostile("is fine").arguments();
        Json server = server("hostile", arguments).put("roots", Json.strings(List.of("Nothing.toml"))).build();
        var definitions = new DeclaredServers(declare("mine", server)).definitions();

        try (var rig = new TestServers(temporary, definitions.getFirst(), "--set", "lsp.mine.program="
                + Everything.JAVA)) {
            var text = rig.write("a.hostile", Everything.LANGUAGE, Everything.CONTENT);
            assertTrue(rig.ask(new Hover.At(text, new Position(0, 1))).isPresent());
        }
    }

    @Test
    void one_that_does_not_say_that_it_is_safe_waits_for_trust() throws Exception {
        var wary = new DeclaredServers(declare("a", server("x", List.of()).build())).definitions().getFirst();
        var safe = new DeclaredServers(declare("a", server("x", List.of()).put("safe", true).build())).definitions()
                .getFirst();

        assertTrue(wary.restricted().isEmpty());
        assertTrue(safe.restricted().isPresent());
    }

    @Test
    void what_the_user_says_of_a_server_that_is_known_takes_its_place() throws Exception {
        var declared = declare("clangd", server("c", List.of("--mine")).build());
        List<ServerDefinition> all = new ArrayList<>(new BuiltInServers(declared).definitions());
        assertEquals(BuiltInServers.knows("clangd"), all.stream().noneMatch(one -> one.id().equals("clangd")));

        all.addAll(new DeclaredServers(declared).definitions());
        assertEquals(List.of(List.of("--mine")), all.stream().filter(one -> one.id().equals("clangd"))
                .map(ServerDefinition::arguments).toList());
    }
}
